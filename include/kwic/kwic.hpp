// Everything kwic offers.
//
//     path, stream -> Reader -> Document -> Builder -> an index folder
//     text -> Index::search -> Hit, Passage; Index::concordance -> ConcordanceLine
#pragma once

#include <kwic/analyzer.hpp>
#include <kwic/builder.hpp>
#include <kwic/concordance.hpp>
#include <kwic/display.hpp>
#include <kwic/document.hpp>
#include <kwic/error.hpp>
#include <kwic/explanation.hpp>
#include <kwic/facet.hpp>
#include <kwic/freshness.hpp>
#include <kwic/index.hpp>
#include <kwic/maintenance.hpp>
#include <kwic/query.hpp>
#include <kwic/query_reading.hpp>
#include <kwic/reader.hpp>
#include <kwic/schema.hpp>
#include <kwic/search_options.hpp>
#include <kwic/search_results.hpp>
#include <kwic/snippet.hpp>
#include <kwic/suggestion.hpp>
#include <kwic/synonyms.hpp>
#include <kwic/updater.hpp>
#include <kwic/version.hpp>
