// Symbol visibility: marks what the library offers to programs that link it.
#pragma once

#define KWIC_API __attribute__((visibility("default")))
