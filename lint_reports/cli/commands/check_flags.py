"""The flags of `lint-reports check`."""

from __future__ import annotations

from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.config.settings import CHOICES
from lint_reports.text.language import Text

RULES = Group(
    Text("规则（代码、前缀、名称或 ALL，用逗号隔开）", "Rules (codes, prefixes, names or ALL, with commas between)"),
    (
        Flag("--select", Text("只用这些规则", "use these rules only"), "RULES", many=True),
        Flag("--extend-select", Text("另外再用这些规则", "use these rules too"), "RULES", many=True),
        Flag("--ignore", Text("不用这些规则", "leave these rules out"), "RULES", many=True),
        Flag(
            "--severity",
            Text("改级别：error、warning 或 info", "change a level: error, warning or info"),
            "NAME=LEVEL",
            many=True,
        ),
    ),
)

BASELINE = Flag(
    "--baseline",
    Text("基线文件：其中的问题不报（默认 .lint-reports-baseline.json）", "known findings, not reported again"),
    "FILE",
)

FILES = Group(
    Text("文件（通配符写法同 .gitignore）", "Files (patterns as in .gitignore)"),
    (
        Flag("--include", Text("文件夹里只查这样的文件", "of a folder, check such files only"), "GLOB", many=True),
        Flag("--exclude", Text("文件夹里不查这样的文件", "of a folder, leave such files out"), "GLOB", many=True),
        Flag("--force-exclude", Text("直接写明的文件也照样排除", "--exclude holds for named files too")),
        Flag(
            "--no-respect-gitignore",
            Text("不理会 .gitignore", "pay no heed to .gitignore"),
            sets=("respect_gitignore", False),
        ),
        Flag("--encoding", Text("文件的编码（默认自动识别）", "such as gb18030 (default: detected)"), "NAME"),
    ),
)
_FILES = Group(
    FILES.title,
    (
        *FILES.flags,
        Flag("--stdin-filename", Text("从标准输入（-）读时所用的文件名", "the name of what is read from -"), "NAME"),
        Flag("--show-files", Text("只列出要检查的文件", "only list the files that would be checked")),
    ),
)

REPORT = Group(
    Text("报告", "Report"),
    (
        Flag("--edition", Text("格式版本", "edition of the form"), "EDITION", CHOICES["edition"]),
        Flag("--year", Text("报告年度（默认看标题）", "the report's year (default: from its title)"), "YYYY"),
        Flag("--body", Text("编写机关：政府、部门或乡镇", "whose report it is"), "BODY", CHOICES["body"]),
    ),
)

_FIX = Group(
    Text("修正", "Fix"),
    (
        Flag("--fix", Text("把有把握的修正写回文件", "write the safe fixes to the files")),
        Flag("--unsafe-fixes", Text("也包括须由人核对的修正", "the fixes that a person has to check too")),
        Flag("--diff", Text("只显示会怎么改，不写文件", "only show what --fix would change")),
        Flag("--show-fixes", Text("列出改了哪些", "list what was fixed")),
        Flag(
            "--add-ignore",
            Text("给现有的每个问题加上豁免注释", "add a comment that suppresses it for every finding"),
            "[=REASON]",
            optional=True,
        ),
    ),
)

_OUTPUT = Group(
    Text("输出", "Output"),
    (
        Flag("--output-format", Text("输出格式（见末尾）", "one of those named below"), "FORMAT"),
        Flag("--output-file", Text("结果写入文件", "write the results to a file"), "FILE"),
        Flag(
            "--report",
            Text("另写一份其他格式的结果，可写多次", "also write a file in another format; may be repeated"),
            "FORMAT=PATH",
            many=True,
        ),
        Flag("--color", Text("颜色", "colours"), "WHEN", ("auto", "always", "never")),
        LANG,
        Flag("--quiet", Text("只显示问题，不作小结", "findings only, no summary")),
        Flag("--verbose", Text("还显示跳过的文件、用时和出错详情", "also skipped files, time, details of errors")),
        Flag("--statistics", Text("只按规则计数", "only count by rule")),
    ),
)

_RUN = Group(
    Text("退出码和运行", "Exit status and run"),
    (
        Flag(
            "--fail-level",
            Text("从哪一级起退出码为 1，默认 warning", "exit 1 from this level on; warning"),
            "LEVEL",
            CHOICES["fail-level"],
        ),
        Flag("--exit-zero", Text("有问题也退出 0", "exit 0 in spite of findings")),
        Flag("--config", Text("用这个配置文件（默认自动找）", "configuration to use (default: found)"), "FILE"),
        BASELINE,
        Flag("--isolated", Text("不读配置文件和基线", "read no configuration and no baseline")),
        Flag("--no-cache", Text("不用缓存", "use no cache"), sets=("cache", False)),
        Flag("--cache-dir", Text("缓存文件夹", "folder of the cache"), "DIR"),
        Flag("--jobs", Text("进程数（默认按处理器数）", "processes (default: as many as processors)"), "N"),
        HELP,
    ),
)

MANUAL = Manual(
    usage=("lint-reports [check] [OPTIONS] [PATHS…]",),
    summary=Text(
        "检查年报。不写路径就查当前文件夹；- 是标准输入。",
        "Check reports. No path: the current folder; -: standard input.",
    ),
    groups=(RULES, _FILES, REPORT, _FIX, _OUTPUT, _RUN),
    epilogue=Text(
        "格式：full concise grouped html markdown json json-lines github gitlab sarif rdjson junit\n"
        "      checkstyle\n"
        "例：lint-reports --select LR2,LR3 --output-format concise reports/",
        "Formats: full concise grouped html markdown json json-lines github gitlab sarif rdjson\n"
        "         junit checkstyle\n"
        "E.g. lint-reports --select LR2,LR3 --output-format concise reports/",
    ),
)
