// Symbol visibility: marks what the library offers to programs that link it.
#pragma once

#if defined(KWIC_STATIC)
#define KWIC_API
#else
#define KWIC_API __attribute__((visibility("default")))
#endif
