// Everything that the site's own script does; each import is one file with one job.

import "./copy_button";
import "./copy_formulas";
