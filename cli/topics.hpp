// Many queries from a file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::cli {

struct Topic {
    std::string id;
    std::string query;
};

// A line that is no topic; lines count from 1.
struct TopicProblem {
    std::size_t line = 0;
    std::string message;
};

struct Topics {
    std::vector<Topic> topics;           // in the order of the file
    std::vector<TopicProblem> problems;  // what was passed over
};

// Reads one of two formats.
// Tab-separated: a topic a line; its id ends at the first tab, the rest is the query; empty lines are passed over.
// TREC, if the text begins with "<top>": <num> and <title> of each <top>; "Number:" and "Topic:" after them are dropped
// and white space in the title becomes single spaces.
// Neither an id that is empty nor one that occurred before is taken.
Topics parse_topics(std::string_view text);

// Reads the file, "-" for standard input. Throws Error{not_found, io}.
Topics read_topics(const std::string& path);

}  // namespace kwic::cli
