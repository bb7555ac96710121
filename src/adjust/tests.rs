use super::*;
use crate::text::Language;

fn profile(inside: &str) -> String {
    format!(r#"{{"format": "budget-profile", "version": 1, "name": "某县", {inside}}}"#)
}

fn refused(inside: &str) -> AdjustError {
    Setup::adjusted(&profile(inside)).expect_err("refused")
}

const OWN: &str = r#""equations": [{"id": "U-001", "level": "error", "relation": "T3[total].basic = T6[total].total",
    "zh": "基本支出两表一致", "tests": [
    {"cells": {"T3[total].basic": "60.00", "T6[total].total": "60.00"}, "holds": true},
    {"cells": {"T3[total].basic": "60.00", "T6[total].total": "61.00"}, "holds": FALSE}]}]"#;

#[test]
fn rules_levels_and_numbers_are_changed() -> Result<(), AdjustError> {
    let setup = Setup::adjusted(&profile(
        r#""rules": {"R-X-031": {"level": "warning", "settings": {"limit": "6.5"}}, "R-H-008": {"on": false, "reason": "另查"}}"#,
    ))?;
    let rule = |id: &str| setup.rules.iter().find(|rule| rule.id == id).expect("a rule").clone();
    assert_eq!(rule("R-X-031").severity, Severity::Warning);
    assert_eq!(setup.settings.number("R-X-031", "limit").to_string(), "6.5");
    assert_eq!(rule("R-H-008").state, State::Muted);
    assert_eq!(setup.reasons["R-H-008"], "另查");
    Ok(())
}

#[test]
fn other_names_are_added() -> Result<(), AdjustError> {
    let setup = Setup::adjusted(&profile(
        r#""titles": {"T3": ["部门 支出安排表"]}, "labels": {"T3": {"basic": ["基本经费"]}, "T1": {"in.general": ["一般预算拨款"]}}"#,
    ))?;
    let form = setup.profile_with(["T3"]).form("T3").expect("a form");
    assert!(form.titles.contains(&"部门支出安排表".to_owned()));
    assert!(form.column("basic").expect("a column").labels.contains(&"基本经费".to_owned()));
    Ok(())
}

#[test]
fn an_own_equation_is_taken_with_its_cases() -> Result<(), AdjustError> {
    let setup = Setup::adjusted(&profile(&OWN.replace("FALSE", "false")))?;
    assert!(setup.rules.iter().any(|rule| rule.id == "U-001" && rule.is_on()));
    Ok(())
}

#[test]
fn an_equation_whose_case_fails_refuses_the_profile() {
    let only_true = OWN.replace("FALSE", "true");
    assert_eq!(refused(&only_true), AdjustError::TooFewTests("U-001".into()));
    let wrong = OWN.replace("61.00", "60.00").replace("FALSE", "false");
    assert_eq!(refused(&wrong), AdjustError::TestFailed("U-001".into(), 2, Some(true)));
    let nothing = OWN.replace("T6[total].total\": \"60.00", "T5[total].total\": \"60.00").replace("FALSE", "false");
    assert_eq!(refused(&nothing), AdjustError::TestFailed("U-001".into(), 1, None));
    let bad = OWN.replace(" = T6", " T6").replace("FALSE", "false");
    assert!(matches!(refused(&bad), AdjustError::BadEquation(_, _)));
    let taken = OWN.replace("U-001", "R-T1-001").replace("FALSE", "false");
    assert_eq!(refused(&taken), AdjustError::BadId("R-T1-001".into()));
}

#[test]
fn what_is_unknown_is_refused() {
    let cases = [
        (r#""rules": {"R-X-999": {"on": false}}"#, AdjustError::UnknownRule("R-X-999".into())),
        (
            r#""rules": {"R-X-031": {"settings": {"most": 6}}}"#,
            AdjustError::UnknownSetting("R-X-031".into(), "most".into()),
        ),
        (
            r#""rules": {"R-X-031": {"settings": {"limit": "六"}}}"#,
            AdjustError::NoNumber("R-X-031".into(), "limit".into()),
        ),
        (r#""words": {"nothing": ["a"]}"#, AdjustError::UnknownList("nothing".into())),
        (r#""titles": {"T99": ["表"]}"#, AdjustError::UnknownForm("T99".into())),
        (r#""labels": {"T3": {"nowhere": ["栏"]}}"#, AdjustError::UnknownPlace("T3".into(), "nowhere".into())),
    ];
    for (inside, error) in cases {
        assert_eq!(refused(inside), error);
        assert!(!error.say(Language::Zh).is_empty() && !error.say(Language::En).is_empty());
    }
    assert!(matches!(refused(r#""rule": {}"#), AdjustError::NotReadable { line: 1, .. }));
    assert_eq!(Setup::adjusted(r#"{"format": "x", "version": 1, "name": ""}"#).err(), Some(AdjustError::OtherFormat));
}
