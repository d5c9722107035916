#include "signals.hpp"

#include <csignal>
#include <initializer_list>

namespace kwic::cli {
namespace {

volatile std::sig_atomic_t noted_signal = 0;

extern "C" void note_signal(int number) {
    noted_signal = number;
}

}  // namespace

void ignore_closed_pipes() {
    std::signal(SIGPIPE, SIG_IGN);
}

// Without SA_RESTART a read that waits for input comes back when the signal arrives.
void note_stop_signals() {
    struct sigaction action {};
    action.sa_handler = note_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        sigaction(number, nullptr, &before);
        if (before.sa_handler != SIG_IGN) sigaction(number, &action, nullptr);
    }
}

int stop_signal() {
    return noted_signal;
}

}  // namespace kwic::cli
