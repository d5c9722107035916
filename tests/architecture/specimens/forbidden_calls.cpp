// Does what the library must never do, one thing a function: the test of its symbols must see every one of them.
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <iostream>

void print_to_stream() {
    std::cout << 1;
}
void print_to_error_stream() {
    std::cerr << 1;
}
void print_a_line() {
    std::puts("1");
}
void print_to_file(int number) {
    std::fprintf(stderr, "%d", number);
}
void leave() {
    std::exit(1);
}
void give_up() {
    std::abort();
}
char* read_environment() {
    return std::getenv("HOME");
}
char* set_locale() {
    return std::setlocale(LC_ALL, "");
}
double read_number_by_locale(const char* text) {
    return std::strtod(text, nullptr);
}
