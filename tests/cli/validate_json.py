"""Validates lines of JSON on standard input against the schema in the file that the first argument names.

Prints what is wrong with which line; exit code 0: all are valid, 1: some are not.
"""

import json
import sys

import jsonschema


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    valid = True
    for number, line in enumerate(sys.stdin.buffer.read().decode("utf-8").split("\n")[:-1], 1):
        for error in validator.iter_errors(json.loads(line)):
            valid = False
            print(f"line {number}: {error.json_path}: {error.message}"[:500])
    return 0 if valid else 1


sys.exit(main())
