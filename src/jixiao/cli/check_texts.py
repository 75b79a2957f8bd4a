"""The texts of ``jixiao check`` and ``jixiao rules``, in Chinese and English."""

from __future__ import annotations

CHECK_TEXTS: dict[str, tuple[str, str]] = {
    "check_help": ("审核绩效目标表，逐条指出问题", "review tables and say what to send back"),
    "check_description": (
        "按审核规则检查文件、文件夹或 jixiao read 输出的记录（jsonl、json）中的绩效目标表，逐条指出问题所在、\n"
        "理由、依据和修改建议。全部查完返回 0，部分文件未能读取返回 1，用法有误返回 2。",
        "Reviews the tables in files and folders, or records that 'jixiao read' wrote (jsonl, json), and says what\n"
        "is wrong where, why, by which regulation, and what to write instead.\n"
        "Exit status: 0 all checked, 1 some document could not be read, 2 wrong usage.",
    ),
    "check_paths": ("文件、文件夹或记录文件，可列多个", "files, folders or files with records"),
    "check_format": ("输出格式：text 审核清单（默认）、jsonl", "text (default) or jsonl"),
    "severity": (
        "只列这一程度及以上的问题：error 错误、\nwarn 应修改、info 提示（默认）",
        "only findings at least this severe:\nerror, warn or info (default)",
    ),
    "rule_file": ("规则文件（YAML）：停用规则、改程度、改阈值", "a YAML file that turns rules off or changes them"),
    "rules_help": ("列出审核规则，或说明其中一条", "list the rules of review, or explain one"),
    "rules_description": (
        "列出全部审核规则；给出编号时，说明这条规则的依据和阈值，并各举一个通不过和通得过的例子。",
        "Lists the rules of review; with an id, explains the rule: its basis, its parameters, an example that\n"
        "fails and one that passes.",
    ),
    "rules_id": ("规则编号", "the id of a rule"),
    "checking": ("正在审核", "checking"),
    "rule_file_unreadable": ("{file}：无法读取规则文件（{reason}）。", "{file}: cannot be read ({reason})."),
    "rule_file_bad": ("{file}：{reason}", "{file}: {reason}"),
    "entry_not_json": ("{file}：第 {number} 条不是完整的 JSON，未审核。", "{file}: entry {number} is not JSON."),
    "entry_not_a_record": (
        "{file}：第 {number} 条不是绩效目标表记录（字段 {field} 不符），未审核。",
        "{file}: entry {number} is no record (see field {field}).",
    ),
    "unknown_rule": (
        "没有编号为 {text} 的规则。“jixiao rules”列出全部规则。",
        "There is no rule {text}; 'jixiao rules' lists them.",
    ),
    "check_summary": (
        "共审核 {tables} 张绩效目标表：错误 {error} 处，应修改 {warn} 处，提示 {info} 处；{clean} 张没有问题。",
        "{tables} table(s) checked: {error} error(s), {warn} warning(s), {info} remark(s); {clean} without any.",
    ),
    "cannot_tell_summary": (
        "因资料不全，有 {count} 项次规则无法判断。",
        "{count} judgement(s) could not be made, for want of data.",
    ),
    "severity_error": ("错误", "error"),
    "severity_warn": ("应改", "warn"),
    "severity_info": ("提示", "info"),
    "no_unit": ("（未写单位）", "(no unit)"),
    "no_project": ("（未写项目名称）", "(no project name)"),
    "table_in": ("{document} 第{number}张", "{document} no. {number}"),
    "suggestion": ("建议：{text}", "suggestion: {text}"),
    "proof": ("原文：{text}", "printed: {text}"),
    "basis": ("依据：{text}", "basis: {text}"),
    "nothing_printed": ("（空）", "(blank)"),
    "proof_item": ("{field}“{text}”", "{field} “{text}”"),
    "proof_place": ("（{place}）", " ({place})"),
    "proof_line": ("第{line}行", "line {line}"),
    "proof_page": ("第{page}页", "page {page}"),
    "nothing_found": ("没有发现问题。", "Nothing found."),
    "rule_facts": ("{dimension} · {severity} · {defect} 类", "{dimension} · {severity} · class {defect}"),
    "rule_kinds": ("适用：{kinds}", "applies to: {kinds}"),
    "rule_parameters": ("阈值：{parameters}", "parameters: {parameters}"),
    "example_fails": ("通不过的例子：", "an example that fails:"),
    "example_passes": ("通得过的例子：", "an example that passes:"),
    "family_arithmetic": ("金额与单位", "amounts and units"),
    "family_periods": ("日期与期间", "dates and periods"),
    "family_completeness": ("填写完整", "completeness"),
    "family_measurability": ("可衡量", "measurability"),
    "family_plausibility": ("取值合理", "plausible values"),
    "family_placement": ("指标归类", "blocks of indicators"),
    "family_relevance": ("与项目相关", "relevance"),
    "family_answers": ("值与指标相符", "values that answer"),
    "family_goals": ("目标与指标一致", "goals and indicators"),
    "family_direction": ("大小方向与范围", "direction and range"),
    "family_misprints": ("文字差错", "misprints"),
    "family_header": ("表头合理", "header"),
    "family_self_evaluation": ("绩效自评", "self-evaluation"),
    "family_monitoring": ("运行监控", "monitoring"),
    "family_across": ("多张表对照", "many tables side by side"),
}
