//! The words of the proof that nothing leaves the machine.

use crate::worker::protocol::Language;

/// The words of one language.
pub(crate) struct ProofWords {
    pub(crate) title: &'static str,
    pub(crate) open: &'static str,
    pub(crate) close: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) counter: &'static str,
    pub(crate) counts: &'static str,
    pub(crate) counter_hint: &'static str,
    pub(crate) policy: &'static str,
    pub(crate) policy_hint: &'static str,
    pub(crate) try_it: &'static str,
    pub(crate) tries: [&'static str; 4],
    pub(crate) built: &'static str,
    pub(crate) version: &'static str,
    pub(crate) hash: &'static str,
    pub(crate) hash_hint: &'static str,
    pub(crate) stored: &'static str,
    pub(crate) never_stored: &'static str,
    pub(crate) kept_offline: &'static str,
    pub(crate) remember: &'static str,
    pub(crate) forget: &'static str,
    pub(crate) forgotten: &'static str,
}

/// The words of a language.
pub(crate) fn proof_words(language: Language) -> &'static ProofWords {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

static ZH: ProofWords = ProofWords {
    title: "不联网的证明",
    open: "查看证明",
    close: "关闭",
    copy: "复制",
    counter: "打开以后的联网次数",
    counts: "发出请求 {} 次，被浏览器拦下 {} 次",
    counter_hint: "由浏览器报告，随时更新。",
    policy: "本页的联网策略",
    policy_hint: "由浏览器强制执行，几条同时生效。connect-src 'none'：不准连接任何地址，包括本站。",
    try_it: "自己验证",
    tries: [
        "拔掉网线或关闭无线网络，再核对一份文件：结果相同。",
        "按 F12 打开开发者工具，选“网络”，核对一份文件：没有新的请求。",
        "在开发者工具的“控制台”输入 fetch('/')：浏览器拒绝，上面的拦下次数增加。",
        "把单文件版 single.html 存到不联网的电脑上打开：功能相同。",
    ],
    built: "版本和校验值",
    version: "版本 {}",
    hash: "核对程序（wasm）SHA-256：{}",
    hash_hint: "校验值由构建时写入。要核对整个文件，可运行 certutil -hashfile single.html SHA256，与发布的 SHA256SUMS 比较。",
    stored: "本机数据",
    never_stored: "文件、文字和核对结果从不保存，关闭页面即消失。",
    kept_offline: "核对程序本身已存入这个浏览器，断网也能打开本页。",
    remember: "记住语言、字号和规则设置",
    forget: "清除本机数据",
    forgotten: "已清除。",
};

static EN: ProofWords = ProofWords {
    title: "Proof that nothing is sent",
    open: "See the proof",
    close: "Close",
    copy: "Copy",
    counter: "Connections since the page was loaded",
    counts: "{} requests, {} stopped by the browser",
    counter_hint: "Reported by the browser, always current.",
    policy: "What this page is forbidden",
    policy_hint: "Enforced by the browser; all lines hold together. connect-src 'none' forbids every address, this site's too.",
    try_it: "Try it yourself",
    tries: [
        "Pull the network cable or switch the radio off and check a file: the result is the same.",
        "Press F12 for the developer tools, choose Network, check a file: there is no new request.",
        "Type fetch('/') in the console of the developer tools: the browser refuses, and the number of stopped ones above grows.",
        "Open single.html on a computer without a network: it does the same.",
    ],
    built: "Version and hash",
    version: "Version {}",
    hash: "Checker (wasm) SHA-256: {}",
    hash_hint: "Written by the build. To verify the whole file, run certutil -hashfile single.html SHA256 or sha256sum and compare with the published SHA256SUMS.",
    stored: "Data on this machine",
    never_stored: "Documents, texts and results are never stored; they are gone when the page is closed.",
    kept_offline: "The program itself is kept in this browser: the page opens without a network.",
    remember: "Remember language, type size and profile",
    forget: "Clear what is stored",
    forgotten: "Cleared.",
};
