#include "option_values.hpp"

#include "nearest_name.hpp"
#include "usage_error.hpp"

#include <kwic/search_options.hpp>

#include <charconv>
#include <system_error>
#include <utility>

namespace kwic::cli {
namespace {

constexpr std::uint64_t max_seconds = 1'000'000'000;
constexpr std::uint64_t max_count = 1'000'000'000'000'000;

// Reads the digits that `text` begins with and removes them; false if there are none or too many.
bool take_number(std::string_view& text, std::uint64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return error == std::errc{} && number <= max_count;
}

// Reads the fraction that `text` may begin with and removes it; false for a point without digits.
bool take_thousandths(std::string_view& text, std::uint64_t& thousandths) {
    if (!text.starts_with('.')) return true;
    text.remove_prefix(1);
    if (text.empty()) return false;
    for (std::uint64_t unit = 100; !text.empty() && text.front() >= '0' && text.front() <= '9'; unit /= 10) {
        thousandths += unit * static_cast<std::uint64_t>(text.front() - '0');
        text.remove_prefix(1);
    }
    return true;
}

// The shift that a unit stands for, or -1.
int unit_shift(std::string_view unit) {
    if (unit.empty() || unit == "B") return 0;
    if (unit.size() > 1 && unit.substr(1) != "B" && unit.substr(1) != "iB") return -1;
    switch (unit.front()) {
        case 'k':
        case 'K':
            return 10;
        case 'm':
        case 'M':
            return 20;
        case 'g':
        case 'G':
            return 30;
        default:
            return -1;
    }
}

}  // namespace

std::uint64_t parse_count(const std::string& option, const std::string& text) {
    std::string_view rest = text;
    std::uint64_t number = 0;
    if (!take_number(rest, number) || !rest.empty()) {
        throw UsageError(option + " takes a number such as 10, not '" + text + "'");
    }
    return number;
}

std::size_t parse_passages(const std::string& option, const std::string& text) {
    if (text == "all") return all_passages;
    try {
        return parse_count(option, text);
    } catch (const UsageError&) {
        throw UsageError(option + " takes a number or 'all', not '" + text + "'");
    }
}

std::uint64_t parse_size(const std::string& option, const std::string& text) {
    std::string_view rest = text;
    std::uint64_t number = 0;
    const bool numeric = take_number(rest, number);
    const int shift = unit_shift(rest);
    if (!numeric || shift < 0 || number == 0 || number > (max_count >> static_cast<unsigned>(shift))) {
        throw UsageError(option + " takes a size such as 256M or 1G, not '" + text + "'");
    }
    return number << static_cast<unsigned>(shift);
}

std::chrono::milliseconds parse_seconds(const std::string& option, const std::string& text) {
    std::string_view rest = text;
    std::uint64_t seconds = 0;
    std::uint64_t thousandths = 0;
    const bool numeric = take_number(rest, seconds) && take_thousandths(rest, thousandths);
    if (!numeric || !rest.empty() || seconds > max_seconds) {
        throw UsageError(option + " takes seconds such as 2 or 0.5, not '" + text + "'");
    }
    return std::chrono::milliseconds(1000 * seconds + thousandths);
}

std::size_t parse_choice(const std::string& option, const std::string& text, const std::vector<std::string>& names) {
    std::string all;
    for (std::size_t place = 0; place < names.size(); ++place) {
        if (names[place] == text) return place;
        all += (place == 0 ? "" : ", ") + names[place];
    }
    const std::string nearest = nearest_name(text, names);
    throw UsageError(option + " is one of " + all + ", not '" + text + "'" +
                     (nearest.empty() ? "" : "; did you mean " + nearest + "?"));
}

CLI::Option* add_value_option(CLI::App& app, const std::string& names, const std::string& value,
                              const std::string& help,
                              std::function<void(const std::string&, const std::string&)> take) {
    const std::string option = names.substr(names.find("--"));
    return app
        .add_option_function<std::string>(
            names, [option, take = std::move(take)](const std::string& text) { take(option, text); }, help)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
        ->option_text(value);
}

CLI::Option* add_repeated_option(CLI::App& app, const std::string& names, const std::string& value,
                                 const std::string& help, std::function<void(const std::string&)> take) {
    return app
        .add_option_function<std::vector<std::string>>(
            names,
            [take = std::move(take)](const std::vector<std::string>& texts) {
                for (const std::string& text : texts) take(text);
            },
            help)
        ->allow_extra_args(false)
        ->option_text(value);
}

void add_index_option(CLI::App& app, std::vector<std::string>& target) {
    app.add_option("-d,--index", target, "The index folder (default: KWIC_INDEX, else the nearest .kwic upward)")
        ->allow_extra_args(false)
        ->option_text("DIR");
}

void add_colour_option(CLI::App& app, ColourChoice& target) {
    add_choice_option<ColourChoice>(
        app, "--color", "WHEN", "auto (on a terminal), always or never", target,
        {{"auto", ColourChoice::automatic}, {"always", ColourChoice::always}, {"never", ColourChoice::never}});
}

void add_hyperlinks_option(CLI::App& app, HyperlinkChoice& target) {
    add_choice_option<HyperlinkChoice>(
        app, "--hyperlinks", "WHEN",
        "Titles and paths that open what they name: auto (where there is colour on a "
        "terminal), always or never",
        target,
        {{"auto", HyperlinkChoice::automatic}, {"always", HyperlinkChoice::always}, {"never", HyperlinkChoice::never}});
}

void add_lock_timeout_option(CLI::App& app, std::chrono::milliseconds& target) {
    add_value_option(
        app, "--lock-timeout", "SECONDS", "How long to wait while another program writes (default: 0)",
        [&target](const std::string& option, const std::string& text) { target = parse_seconds(option, text); });
}

}  // namespace kwic::cli
