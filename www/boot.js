// Starts the checker. One text with two lives: in the page it mounts the application; the page gives the same text, as a
// Blob, to a classic worker, which serves checks. (A module worker cannot be started from a page opened from disk.)
// The glue before this text defines `wasm_bindgen`.

if (typeof document === 'undefined') {
  // The compiled module is the first message; all later ones belong to the Rust side, which answers with Ready.
  addEventListener('message', ({ data }) => {
    wasm_bindgen.initSync({ module: data.module });
    wasm_bindgen.serve();
  }, { once: true });
} else {
  document.documentElement.dataset.boot = 'starting';
  start().then(ready, refuse);
}

function ready() {
  document.documentElement.dataset.boot = 'ready';
  // What is kept for later hinders nobody who works now, whatever comes of it.
  keep().catch(() => 'no').then((kept) => { document.documentElement.dataset.offline = kept; });
}

async function start() {
  const module = await load(document.getElementById('payload'));
  seal();
  await wasm_bindgen({ module_or_path: module });
  const text = document.getElementById('boot').textContent;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const spawn = () => {
    const worker = new Worker(address);
    worker.postMessage({ module });
    return worker;
  };
  wasm_bindgen.mount(document.getElementById('app'), spawn, () => forget().catch(() => {}));
}

// The wasm lies beside a served page and inside the single file.
async function load(payload) {
  if (payload.localName === 'script') return unpack(payload);
  const response = await fetch(payload.href);
  if (!response.ok) throw new Error(`${payload.href}: ${response.status}`);
  // Servers that do not know the type still get a working page, only not a streamed one.
  const streams = response.headers.get('Content-Type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

async function unpack(payload) {
  const packed = new Blob([bytesOf(payload.textContent)]);
  payload.remove();
  const plain = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(plain).arrayBuffer());
}

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// From here on the browser itself forbids every connection, in the served page too: policies only ever add up.
function seal() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "connect-src 'none'";
  document.head.append(policy);
}

// The page's own text says what to do; this adds what happened, for whoever has to help.
function refuse(error) {
  document.documentElement.dataset.boot = 'failed';
  document.getElementById('app').hidden = true;
  const box = document.getElementById('unsupported');
  const said = document.createElement('p');
  said.dataset.role = 'missing';
  said.textContent = `${reason(error)}（${error}）`;
  box.querySelector('h1').after(said);
  box.hidden = false;
}

function reason(error) {
  if (typeof WebAssembly === 'undefined') {
    return '缺少：WebAssembly，这个浏览器不支持，或已被管理策略禁用。 Missing: WebAssembly.';
  }
  if (error instanceof WebAssembly.CompileError) {
    return '缺少：运行 WebAssembly 的许可，网站的内容安全策略须含 \'wasm-unsafe-eval\'，或浏览器太旧。 WebAssembly is forbidden by a policy, or the browser is too old.';
  }
  if (typeof DecompressionStream === 'undefined') {
    return '缺少：DecompressionStream，这个浏览器版本太旧。 Missing: DecompressionStream, the browser is too old.';
  }
  if (location.protocol === 'file:' && document.querySelector('link#payload')) {
    return '从磁盘打开时，请使用单文件版 single.html。 From disk, open single.html.';
  }
  return '核对程序没有启动。 The checker did not start.';
}
