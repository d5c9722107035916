// Signals that ask the program to stop.
#pragma once

namespace kwic::cli {

// A write to a pipe whose reader has gone fails instead of ending the program.
void ignore_closed_pipes();

// From now on the first SIGINT, SIGTERM or SIGHUP is only noted; a second one ends the program. What the caller had the
// program ignore (nohup) stays ignored.
void note_stop_signals();

// The signal that was noted, or 0. Thread rule: any thread.
int stop_signal();

}  // namespace kwic::cli
