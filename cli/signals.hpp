// Signals that ask the program to stop.
#pragma once

namespace kwic::cli {

// A write to a pipe whose reader has gone fails instead of ending the program.
void ignore_closed_pipes();

// From now on the first SIGINT or SIGTERM is only noted; a second one ends the program.
void note_stop_signals();

// The signal that was noted, or 0. Thread rule: any thread.
int stop_signal();

}  // namespace kwic::cli
