// Takes away the text for browsers that cannot run the checker, and puts it back when boot.js never ran: an old engine
// skips or cannot parse it, a portal's policy may forbid it. Where even this does not run, the text simply stays.
// Plain old JavaScript, because it must run exactly where nothing else does.
(function () {
  var app = document.getElementById('app');
  var box = document.getElementById('unsupported');
  box.hidden = true;
  app.hidden = false;

  function say(zh, en) {
    var said = document.createElement('p');
    said.setAttribute('data-role', 'missing');
    said.appendChild(document.createTextNode(zh + ' ' + en));
    box.insertBefore(said, box.getElementsByTagName('h1')[0].nextSibling);
  }

  window.addEventListener('load', function () {
    if (document.documentElement.hasAttribute('data-boot')) return;
    app.hidden = true;
    box.hidden = false;
    if (!('noModule' in document.createElement('script'))) {
      say('缺少：ES 模块（浏览器内核太旧）。', 'Missing: ES modules (the browser is too old).');
    } else {
      say('缺少：页面脚本没有运行，可能被管理策略禁止，或浏览器内核太旧。',
        'Missing: the page\'s script did not run; a policy may forbid it, or the browser is too old.');
    }
  });
})();
