# Command line: help, errors, titles of tables.

cli_about = Corridoi designs, simulates and judges skills mobility partnerships
cli_after_help =

    Without a command the window opens. A FILE may also be the name of a scenario inside the program, such as thamm-plus-marocco (corridoi list).

    Exit codes: 0 fine, 1 the scenario has errors, 2 wrong use, 3 a file could not be read or written.
cli_heading_usage = Usage
cli_heading_commands = Commands
cli_heading_options = Options
cli_heading_arguments = Arguments
cli_value_command = COMMAND
cli_value_file = FILE
cli_value_folder = FOLDER
cli_value_number = N
cli_value_variant = VARIANT
cli_value_example = SCENARIO
cli_value_template = TEMPLATE

cli_check = Checks a scenario and compares it with the law, without simulating
cli_run = Simulates a scenario and writes its result
cli_new = Writes a new file from a template or a scenario inside the program
cli_list = Lists the scenarios and templates inside the program, or the variants and levers of a file
cli_schema = Describes the form of the data for other programs (JSON Schema)
cli_file = Scenario: a file, or the name of a scenario inside the program
cli_window_file = Scenario to open in the window
cli_new_file = File to write, which must not exist
cli_list_file = Scenario whose variants and levers are listed
cli_schema_what = What to describe
cli_help = Show this help
cli_version = Show the version
cli_lang = Language, usually that of the system
cli_format = Form of the data, usually text
cli_strict = Warnings and mandatory criteria that are not met give code 1, too
cli_futures = How many futures to simulate, usually { $n }
cli_seed = Seed of chance, usually { $n }: the same seed gives the same result
cli_threads = Processors to use, usually all: the result does not depend on it
cli_variant = Variant to simulate, by id: without it the base
cli_from = Scenario to begin with, usually { $name }
cli_template = Template to begin with, instead of a scenario: corridoi list names them

cli_unknown_argument = { $argument } is not an option
cli_unknown_command = { $command } is not a command
cli_missing_argument = { $argument } is missing
cli_missing_value = The value of { $argument } is missing
cli_wrong_value = { $value } does not fit { $argument }
cli_given_twice = { $argument } is given twice, or with something that excludes it
cli_too_much = { $value } is too much
cli_not_text = An argument is not readable text
cli_wrong_use = Wrong use
cli_meant = Perhaps { $meant }?
cli_valid_values = Possible values: { $values }
cli_see_help = Try corridoi --help

cli_no_window = The window cannot be opened ({ $reason })
cli_no_window_hint = Here is the result of the same scenario. For more: corridoi --help
cli_output_failed = The data cannot be written ({ $detail })
cli_file_exists = { $path } exists already, choose another name
cli_written = Wrote { $path }
cli_no_such_example = { $name } is not a scenario inside the program
cli_no_such_template = { $name } is not a template inside the program
cli_no_such_variant = { $id } is not a variant of the scenario
cli_variant_unfit = The variant cannot be applied to the scenario ({ $detail })

cli_note = note
cli_warning = warning
cli_error = error
cli_check_short_run = From { $futures } futures: enough to say who pays what. Probabilities are in corridoi run
cli_check_counts = { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    }
cli_law_version = version { $version }, checked on { $date }
cli_law_mandatory = Mandatory
cli_law_preferential = Preferential
cli_law_advisory = Advisory

cli_list_examples = Scenarios
cli_list_templates = Templates
cli_list_variants = Variants
cli_list_levers = Levers
cli_list_nothing = none

cli_progress = Futures: { $done } of { $wanted }
cli_run_warnings = { $n ->
        [one] { $n } warning about the scenario: corridoi check explains it
       *[other] { $n } warnings about the scenario: corridoi check explains them
    }

cli_rules = Looks into rule files and test cases
cli_rules_check = Looks for errors, holes in dates, thresholds without cases, useless parameters and missing texts
cli_rules_mutate = Changes each threshold and each operator and counts how many changes the cases notice
cli_rules_folder = Folders with rule files and test cases
cli_rules_read = Rulebooks { $rulebooks }, criteria { $criteria }, test cases { $cases }
cli_rules_noticed = The cases notice { $caught } of { $all } changes: { $share }
