//! Normal forms: what must be equal when two prints of one word are compared.

/// Characters of the Kangxi radicals block U+2F00..=U+2FD5 as they are written in words (text copied out of a PDF holds
/// ⼀ where 一 is meant). ⼾ stands for 户 here, which is what simplified fonts draw.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The form in which two prints of a label are equal.
///
/// Full-width letters, digits and signs become half-width; then brackets become （）, document-number brackets 〔〕,
/// quotes “ and ” in turn, the colon ：, any row of dashes one `-`, any middle dot `·`. All blanks, line breaks and
/// invisible characters go.
pub fn label(text: &str) -> String {
    let mut form = String::with_capacity(text.len());
    let mut quoted = false;
    let mut dashed = false;
    for c in text.chars() {
        // Nearly all there is: words, digits and letters, which are their own form.
        if matches!(c, '\u{4e00}'..='\u{9fff}' | '0'..='9' | 'A'..='Z' | 'a'..='z' | '.') {
            form.push(c);
            dashed = false;
            continue;
        }
        let c = fold(c);
        if is_blank(c) {
            continue;
        }
        let dash = is_dash(c);
        if dash && dashed {
            continue;
        }
        dashed = dash;
        form.push(match c {
            _ if dash => '-',
            _ if is_quote(c) => {
                quoted = !quoted;
                if quoted { '“' } else { '”' }
            }
            _ => sign(c),
        });
    }
    form
}

/// One character without its width: full-width letters, digits and signs half-width, every blank `' '`, and a radical
/// as the word it stands for.
pub fn fold(c: char) -> char {
    match c {
        '\u{0}'..='\u{7f}' | '\u{4e00}'..='\u{9fff}' => c,
        '\u{ff01}'..='\u{ff5e}' => shifted(c, 0xff01, '!'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2f00}'..='\u{2fd5}' => RADICALS.chars().nth((c as u32 - 0x2f00) as usize).unwrap_or(c),
        '\u{2e80}'..='\u{2ef3}' => simplified_radical(c),
        '￥' => '¥',
        '｡' => '。',
        '､' => '、',
        '･' => '·',
        '｢' => '「',
        '｣' => '」',
        '\u{2212}' | '\u{fe63}' => '-',
        _ => c,
    }
}

/// True for blanks, line breaks and characters without any width.
pub fn is_blank(c: char) -> bool {
    // Words first: nearly all characters are.
    !matches!(c, '!'..='~' | '\u{4e00}'..='\u{9fff}') && (c.is_whitespace() || is_invisible(c))
}

/// True for characters that are never seen: zero-width blanks and joiners, byte order mark, soft hyphen.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// True for hyphens, minus signs and dashes of any length.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{2018}'..='\u{201f}' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟')
}

fn sign(c: char) -> char {
    match c {
        '(' | '﹙' => '（',
        ')' | '﹚' => '）',
        '[' | '﹝' | '【' => '〔',
        ']' | '﹞' | '】' => '〕',
        ':' | '∶' | '︰' | '﹕' => '：',
        '•' | '・' | '‧' | '∙' | '⋅' | '●' => '·',
        '～' | '〜' | '∼' => '~',
        _ => c,
    }
}

fn shifted(c: char, from: u32, to: char) -> char {
    char::from_u32(c as u32 - from + to as u32).unwrap_or(c)
}

fn simplified_radical(c: char) -> char {
    match c {
        '⺟' => '母',
        '⺠' => '民',
        '⻁' => '虎',
        '⻄' => '西',
        '⻅' => '见',
        '⻆' => '角',
        '⻉' => '贝',
        '⻋' => '车',
        '⻓' => '长',
        '⻔' => '门',
        '⻘' => '青',
        '⻚' => '页',
        '⻛' => '风',
        '⻜' => '飞',
        '⻝' => '食',
        '⻢' => '马',
        '⻣' => '骨',
        '⻥' => '鱼',
        '⻦' => '鸟',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻬' => '齐',
        '⻮' => '齿',
        '⻰' => '龙',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_prints_of_one_label_are_equal() {
        for (one, other) in [
            ("项 目", "项\u{3000}目"),
            ("维修(护)费", "维修（护）费"),
            ("\u{feff}单位:万元", "单位：万元"),
            ("单位∶万元", "单位：\u{200b}万元"),
            ("“三公”经费", "\"三公\"经费"),
            ("“三公“经费", "＂三公＂经费"),
            ("一般公共预算<\n财政拨款".trim_matches('<'), "一般公共预算<财政拨款"),
            ("2024—2026", "2024－2026"),
            ("2024——2026", "2024-2026"),
            ("财预〔2021〕101号", "财预[2021]101号"),
            ("Ａ１０", "A10"),
            ("⼀般公共预算⽀出", "一般公共预算支出"),
            ("⻋辆", "车辆"),
            ("艾力・买买提", "艾力·买买提"),
        ] {
            assert_eq!(label(one), label(other), "{one} / {other}");
        }
    }

    #[test]
    fn different_words_stay_different() {
        for (one, other) in [("其他", "其它"), ("收入", "支出"), ("一、收入", "二、收入"), ("“三公”经费", "“三公经费")]
        {
            assert_ne!(label(one), label(other));
        }
    }

    #[test]
    fn one_label_is_its_own_form() {
        for text in ["单位：万元", "（一）“三公”经费-其中", "a·b〔2021〕"] {
            assert_eq!(label(text), text);
        }
    }

    #[test]
    fn every_radical_has_its_word() {
        assert_eq!(RADICALS.chars().count(), 0x2fd5 - 0x2f00 + 1);
        assert_eq!(fold('⿕'), '龠');
        assert_eq!(fold('％'), '%');
        assert_eq!(fold('−'), '-');
    }
}
