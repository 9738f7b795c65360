// What the leak sanitizer is to overlook: fontconfig keeps its tables until the program's end, and the
// tests' application is never destroyed (desktop.hpp).
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions() { return "leak:libfontconfig\n"; }
