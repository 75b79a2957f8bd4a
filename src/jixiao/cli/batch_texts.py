"""The texts of ``batch``, ``query`` and ``stats``, in Chinese and English; ``messages`` takes them in."""

from __future__ import annotations

BATCH_TEXTS: dict[str, tuple[str, str]] = {
    # help
    "batch_help": ("批量读取大量文件，存为 Parquet 数据", "read very many documents into Parquet files"),
    "batch_description": (
        "读取大量文件中的绩效目标表，结果存为 Parquet 数据（须安装 jixiao[batch]）。内容相同的文件只读一次；再次运行\n"
        "只读新增或改动的文件，中断后重新运行同一命令即从断处继续。\n"
        "全部读取成功返回 0，部分文件未能读取返回 1，用法有误返回 2。",
        "Reads the tables of very many documents into Parquet files (needs jixiao[batch]). The same contents are read\n"
        "once; the next run reads only what is new, and a run that was interrupted goes on where it stopped.\n"
        "Exit status: 0 all read, 1 some document could not be read, 2 wrong usage.",
    ),
    "batch_sources": (
        "文件、文件夹、通配符（'2024/**/*.pdf'）、列表文件\n"
        "（@清单.txt，每行一个）或地址（s3://、hdfs://、https:// 等）",
        "files, folders, globs ('2024/**/*.pdf'), lists of them\n"
        "(@list.txt) or addresses (s3://, hdfs://, https:// ...)",
    ),
    "batch_output": ("存放结果的文件夹，没有则新建", "the folder for the results; it is made if need be"),
    "engine": (
        "执行方式：processes 本机多进程（默认）、serial 单进程、\nray 集群（须安装 jixiao[ray]）",
        "processes on this machine (default), serial in one, or\nray on a cluster (needs jixiao[ray])",
    ),
    "address": (
        "Ray 集群的地址，如 auto；默认只用本机",
        "address of the Ray cluster, such as auto; default: this machine",
    ),
    "batch_jobs": (
        "并行进程数，默认 0：全部处理器核心；\n用 Ray 时默认随集群大小",
        "processes at work, default 0: all cores;\nwith Ray: as many as the cluster has",
    ),
    "limit": ("本次最多读取 N 份文件", "read no more than N files in this run"),
    "resume": (
        "接着上次未完成的运行（默认即如此，可不写）",
        "go on where an earlier run stopped (so it does without, too)",
    ),
    "retry_failed": ("重读以前未能读取的文件", "also read again what could not be read before"),
    "query_help": ("用 SQL 查询批量读取的结果", "ask the results of batch with SQL"),
    "query_description": (
        "用一条 SQL 查询语句（DuckDB）查询 jixiao batch 的结果。可查的表：\n"
        "documents、records、indicators、unplaced、errors。\n"
        "只读，不能访问结果以外的文件和网络。",
        "Runs one SELECT of SQL (DuckDB) on the results of 'jixiao batch', in the tables documents,\n"
        "records, indicators, unplaced and errors. "
        "Nothing is changed, and no other file and no network can be reached.",
    ),
    "stats_help": ("统计批量读取的结果", "figures over the results of batch"),
    "stats_description": (
        "统计 jixiao batch 的结果：按地区、年度和单位的表数与金额（万元），以及未能读取的原因。",
        "Shows the results of 'jixiao batch' in figures: tables and amounts (in 10,000 yuan) by region, year and\n"
        "unit, and why documents could not be read.",
    ),
    "results_folder": ("jixiao batch 的输出文件夹", "the folder that 'jixiao batch' wrote"),
    "sql": ("查询语句", "the statement"),
    "query_format": ("输出格式：table 表格（默认）、csv、jsonl", "table (default), csv or jsonl"),
    "stats_format": ("输出格式：table 表格（默认）、json", "table (default) or json"),
    "top": ("各单位只列前 N 个，默认 10", "list the first N units, default 10"),
    # batch
    "nothing_matches": ("{file}：没有匹配的文件。", "{file}: nothing matches."),
    "no_such_source": ("{file}：路径不存在，请核对后重试。", "{file}: there is no such file or folder."),
    "no_regular_file": ("{file}：不是普通文件，未读取。", "{file}: is no regular file and was not read."),
    "batch_progress": (
        "绩效目标表 {tables} 张，{rate}/秒，错误 {errors}",
        "{tables} table(s), {rate}/s, {errors} error(s)",
    ),
    "more_failures": (
        '……其余未能读取的文件不再逐一列出，可用 jixiao query {folder} "FROM errors" 查看。',
        '... others are not listed here; see jixiao query {folder} "FROM errors".',
    ),
    "batch_summary": (
        "本次读取 {read} 份文件：绩效目标表 {tables} 张，绩效指标 {indicators} 条；内容未变、未重读 {unchanged} 份。",
        "{read} file(s) read: {tables} table(s), {indicators} indicator(s); {unchanged} file(s) held nothing new.",
    ),
    "batch_formats": ("按格式：{counts}", "by format: {counts}"),
    "batch_errors": ("按错误种类：{counts}", "by kind of error: {counts}"),
    "batch_failed": ("未能读取 {count} 份文件。", "{count} document(s) could not be read."),
    "batch_unfetched": (
        "{count} 份文件（文件夹）不存在或无法打开，下次运行会再试。",
        "{count} could not be opened and will be tried again by the next run.",
    ),
    "batch_saved": ("结果已存入 {path}", "The results are in {path}"),
    "count_of": ("{name} {count}", "{name} {count}"),
    # query, stats
    "rows_shown": (
        "（共 {count} 行，显示前 {shown} 行；用 --format csv 输出全部）",
        "({shown} of {count} rows; --format csv has all)",
    ),
    "whole_title": ("总计", "all"),
    "region_title": ("按地区", "by region"),
    "year_title": ("按年度", "by year"),
    "unit_title": ("按单位（金额前 {count} 名）", "by unit (the first {count} by amount)"),
    "error_title": ("按错误种类", "by kind of error"),
    "stats_documents": ("文件", "documents"),
    "stats_tables": ("绩效目标表", "tables"),
    "stats_indicators": ("绩效指标", "indicators"),
    "stats_unplaced": ("未归位单元格", "unplaced cells"),
    "stats_unsure": ("存疑字段", "unsure fields"),
    "stats_errors": ("错误", "errors"),
    "stats_unread": ("未能读取", "not read"),
    "stats_region": ("地区", "region"),
    "stats_year": ("年度", "year"),
    "stats_unit": ("单位", "unit"),
    "stats_kind": ("错误种类", "kind"),
    "stats_amount": ("金额（万元）", "amount (10,000 yuan)"),
    "stats_sums": ("有金额的表", "tables with an amount"),
    "stats_unknown": ("（未写明）", "(not stated)"),
}
