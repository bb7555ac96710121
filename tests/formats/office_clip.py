"""What LibreOffice puts on the clipboard as text/html when all of a file is copied: of a workbook sheet after sheet.

Usage: /usr/bin/python3 tests/formats/office_clip.py FILE OUT.html   (the Python of the package python3-uno)
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.datatransfer import DataFlavor

PIPE = 'budget-clip'


def connect():
    """The desktop of the office that was just started."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    for _ in range(120):
        try:
            office = resolver.resolve(f'uno:pipe,name={PIPE};urp;StarOffice.ComponentContext')
            return office, office.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', office)
        except NoConnectException:
            time.sleep(0.5)
    sys.exit('LibreOffice does not answer')


def copied(office, controller):
    """Everything selected, as it would lie on the clipboard."""
    dispatcher = office.ServiceManager.createInstanceWithContext('com.sun.star.frame.DispatchHelper', office)
    dispatcher.executeDispatch(controller.Frame, '.uno:SelectAll', '', 0, ())
    transfer = controller.getTransferable()
    kinds = [flavor for flavor in transfer.getTransferDataFlavors() if flavor.MimeType.startswith('text/html')]
    return bytes(transfer.getTransferData(kinds[0]).value)


def parts(office, document):
    """One clipboard for each sheet that is shown; one for a text."""
    controller = document.CurrentController
    if not document.supportsService('com.sun.star.sheet.SpreadsheetDocument'):
        yield copied(office, controller)
        return
    for sheet in document.Sheets:
        if sheet.IsVisible:
            controller.setActiveSheet(sheet)
            yield copied(office, controller)


def main(source, target):
    with tempfile.TemporaryDirectory() as profile:
        command = ['soffice', '--headless', '--norestore', f'-env:UserInstallation=file://{profile}', f'--accept=pipe,name={PIPE};urp']
        program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            office, desktop = connect()
            hidden = PropertyValue(Name='Hidden', Value=True)
            document = desktop.loadComponentFromURL(Path(source).resolve().as_uri(), '_blank', 0, (hidden,))
            Path(target).write_bytes(b'\n'.join(parts(office, document)))
            document.close(True)
            desktop.terminate()
        finally:
            program.wait(30)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
