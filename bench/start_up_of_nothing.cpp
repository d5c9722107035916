// What any program takes to start; see start_up.cpp.
int main() {}
