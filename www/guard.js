// Says so when boot.js never ran: an old engine skips or cannot parse it, a portal's policy may forbid it.
// Plain old JavaScript, because it must run exactly where nothing else does.
addEventListener('load', function () {
  if (document.documentElement.hasAttribute('data-boot')) return;
  document.getElementById('app').textContent = '';
  document.getElementById('unsupported').hidden = false;
});
