// Everything that the site's own script does; each import is one file with one job.

import "./addresses";
import "./answer_check";
import "./code_answer";
import "./copy_button";
import "./copy_formulas";
import "./label_keys";
import "./late_script";
import "./live_cell";
import "./live_figure";
import "./network_calculator";
import "./open_all";
import "./progress_mark";
import "./progress_summary";
