"""How the web page of official forms looks, on screens of any width and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.rendering.official.padded_columns import padded

STYLE = """\
@page{size:A4;margin:15mm 14mm 17mm;
@bottom-center{content:"第 " counter(page) " 页，共 " counter(pages) " 页";font-size:9pt}}
@page wide{size:A4 landscape}
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;padding:2rem 1rem;background:#eceef0;color:#111;
font:10.5pt/1.5 SimSun,"宋体","Songti SC",STSong,"Noto Serif CJK SC","Source Han Serif SC",serif}
nav,section{max-width:200mm;margin:0 auto 2rem;padding:14mm;background:#fff;box-shadow:0 1px 4px #0003}
section.wide{max-width:287mm}
nav{padding:1.5rem 14mm}
nav p{margin:0 0 .5rem;font-weight:bold}
nav ol{margin:0;padding-left:2.5em}
nav li{padding:.15rem 0;overflow-wrap:anywhere}
a{color:#0b4a8f}
h1,h2{margin:0 0 .5rem;font-size:16pt;line-height:1.35;text-align:center;overflow-wrap:anywhere}
h3{margin:1rem 0 .25rem;font-size:12pt}
p{margin:0 0 .5rem;overflow-wrap:anywhere}
.text{text-indent:2em}
.year{text-align:center}
.unit{text-align:right}
.table{overflow-x:auto}
.table:focus-visible{outline:2px solid #0b4a8f;outline-offset:2px}
th{text-wrap:balance}
table{width:100%;border-spacing:0;border:solid #000;border-width:1px 0 0 1px;table-layout:fixed}
th,td{height:2em;padding:.2em .15em;border:solid #000;border-width:0 1px 1px 0;text-align:center;vertical-align:middle;
font-weight:normal;overflow-wrap:anywhere}
.left{text-align:left}
@media screen and (max-width:45rem){
body{padding:0}
nav,section{margin:0 0 .75rem;padding:1rem .75rem;box-shadow:none}
table{min-width:40rem}
.wide table{min-width:60rem}
}
@media print{
body{padding:0;background:none}
nav{display:none}
section,section.wide{max-width:none;margin:0;padding:0;box-shadow:none;break-after:page}
section:last-of-type{break-after:auto}
section.wide{page:wide}
.form{break-before:page}
.table{overflow:visible}
table{-webkit-box-decoration-break:clone;box-decoration-break:clone}
th,td{height:1.7em;padding:.1em .15em;line-height:1.35;-webkit-box-decoration-break:clone;box-decoration-break:clone}
h3,th:not([rowspan]),td:not([rowspan]){break-inside:avoid}
h1,h2,h3,.year,.unit{break-after:avoid}
}
"""
"""No address, no font and no picture from anywhere else."""


def column_rules(name: str, shares: Sequence[float]) -> str:
    """Rules that give the columns of the table ``name`` their widths."""
    widths = (f"{100 * share:.2f}%" for share in padded(shares))
    return "".join(f"#{name} col:nth-child({at}){{width:{width}}}\n" for at, width in enumerate(widths, start=1))
