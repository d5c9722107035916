// `kwic search --format html`, end to end.
#include "cli/hostile_text.hpp"
#include "cli/program_run.hpp"
#include "cli/sample_index.hpp"

#include <gtest/gtest.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace kwic::cli_test {
namespace {

// A page as a parser of HTML reads it.
class Page {
  public:
    explicit Page(const std::string& html)
        : document_(htmlReadMemory(html.data(), static_cast<int>(html.size()), "", "UTF-8",
                                   HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)) {}
    ~Page() { xmlFreeDoc(document_); }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    // The texts (of elements or attributes) that an XPath expression finds.
    [[nodiscard]] std::vector<std::string> find(const std::string& path) const {
        xmlXPathContext* context = xmlXPathNewContext(document_);
        xmlXPathObject* found = xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(path.c_str()), context);
        std::vector<std::string> texts;
        for (int i = 0; found != nullptr && found->nodesetval != nullptr && i < found->nodesetval->nodeNr; ++i) {
            xmlChar* content = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
            texts.emplace_back(reinterpret_cast<const char*>(content));
            xmlFree(content);
        }
        xmlXPathFreeObject(found);
        xmlXPathFreeContext(context);
        return texts;
    }

  private:
    xmlDoc* document_;
};

using Texts = std::vector<std::string>;

std::string html_of(const SampleIndex& index, Arguments arguments) {
    arguments.insert(arguments.begin(), {"--format", "html"});
    const RunResult result = index.search(arguments);
    EXPECT_EQ(result.err, "");
    return result.out;
}

std::string record(const std::string& id, const std::string& title, const std::string& text, const std::string& url) {
    return nlohmann::json{{"id", id}, {"title", title}, {"text", text}, {"url", url}}.dump(
               -1, ' ', false, nlohmann::json::error_handler_t::replace) +
           "\n";
}

TEST(HtmlProgram, ThePageHoldsTheHitsWithTheirMarks) {
    const SampleIndex index;
    const Page page(html_of(index, {"belgrade"}));
    EXPECT_EQ(page.find("//title"), Texts{"belgrade - kwic"});
    EXPECT_EQ(page.find("//h1"), Texts{"belgrade"});
    EXPECT_EQ(page.find("//h2"), (Texts{"1.The Belgrade summit", "2.Colombo"}));
    EXPECT_EQ(page.find("//mark"), (Texts{"Belgrade", "Belgrade", "Belgrade"}));
    EXPECT_EQ(page.find("//h2/a/@href"), Texts{"https://example.org/c"});
    EXPECT_EQ(page.find("//blockquote/@lang"), (Texts{"en", "en"}));
    EXPECT_EQ(page.find("//blockquote/@dir"), (Texts{"auto", "auto"}));
    EXPECT_EQ(page.find("//p[@class='count']"), Texts{"2 of 2 documents"});
}

TEST(HtmlProgram, FacetsStandBehindTheHits) {
    const SampleIndex index;
    const Page page(html_of(index, {"--facet", "tag:1", "summit"}));
    EXPECT_EQ(page.find("//ol[@class='hits']/following-sibling::h3"), Texts{"tag and 1 more"});
    EXPECT_EQ(page.find("//ul[@class='facet']/li"), Texts{"asia 1"});
    EXPECT_EQ(page.find("//ul[@class='facet']/li/span/@dir"), Texts{"auto"});
}

TEST(HtmlProgram, ThePageAsksForNothingFromElsewhere) {
    const SampleIndex index;
    const std::string html = html_of(index, {"belgrade"});
    const Page page(html);
    EXPECT_EQ(page.find("//meta[@http-equiv='Content-Security-Policy']/@content"),
              Texts{"default-src 'none'; style-src 'unsafe-inline'"});
    EXPECT_EQ(page.find("//script | //link | //img | //iframe | //object | //form | //base | //@src | //@style"),
              Texts{});
    EXPECT_EQ(html.find("url("), std::string::npos);
    EXPECT_EQ(html.find("@import"), std::string::npos);
    EXPECT_NE(html.find("prefers-color-scheme: dark"), std::string::npos);
}

TEST(HtmlProgram, NoDocumentBringsMarkupOfItsOwn) {
    HostileTexts texts(31);
    std::string records = record("0", "x</title><script>alert(1)</script>", "summit <img src=x onerror=alert(1)>",
                                 "javascript:alert(1)//summit");
    for (std::size_t i = 1; i < 300; ++i) {
        records +=
            record(texts.make() + std::to_string(i), texts.make(), "summit " + texts.make() + " summit", texts.make());
    }
    const SampleIndex index(records);
    const std::string html = html_of(index, {"-n", "300", "--passages", "all", "summit"});
    const Page page(html);
    EXPECT_EQ(page.find("//ol/li").size(), 300U);
    EXPECT_EQ(page.find("//script | //img | //svg | //iframe | //body//title | //body//style | //@onerror"), Texts{});
    for (const std::string& target : page.find("//@href")) {
        EXPECT_TRUE(target.starts_with("https://") || target.starts_with("http://")) << target;
    }
    EXPECT_FALSE(holds_control(html, "\n"));
    EXPECT_TRUE(is_utf8(html));
}

TEST(HtmlProgram, AFileBelowTheCurrentFolderIsLinkedAndNoOther) {
    const TemporaryFolder folder;
    folder.write("docs/a b.txt", "The summit.\n");
    folder.write("javascript:alert(1)", "Another summit.\n");
    ASSERT_EQ(run_kwic({"index"}, {.folder = folder.path()}).exit_code, 0);
    const Arguments search = {"search", "--format", "html", "summit"};
    const Texts here = Page(run_kwic(search, {.folder = folder.path()}).out).find("//@href");
    EXPECT_EQ(std::multiset<std::string>(here.begin(), here.end()),
              (std::multiset<std::string>{"./docs/a%20b.txt", "./javascript%3Aalert%281%29"}));
    EXPECT_EQ(Page(run_kwic(search, {.folder = folder.path("docs")}).out).find("//@href"), Texts{"./a%20b.txt"});
}

TEST(HtmlProgram, NothingFoundIsAPageToo) {
    const SampleIndex index;
    const RunResult result = index.search({"--format", "html", "zanzibar \"open"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "");
    const Page page(result.out);
    EXPECT_EQ(page.find("//p[@class='count']"), Texts{"0 of 0 documents"});
    ASSERT_EQ(page.find("//ul[@class='warnings']/li").size(), 1U);
    EXPECT_TRUE(page.find("//ul[@class='warnings']/li")[0].starts_with("column 10: "));
    EXPECT_EQ(Page(index.search({"--format", "html", ""}).out).find("//h1"), Texts{"(an empty query)"});
}

TEST(HtmlProgram, ManyTopicsMakeOnePage) {
    const SampleIndex index;
    const std::string topics = index.folder().write("q.tsv", "1\tbelgrade\n2\t<b>opec\n");
    const std::string html = html_of(index, {"--topics", topics});
    const Page page(html);
    EXPECT_EQ(page.find("//h1"), Texts{"Search results"});
    EXPECT_EQ(page.find("//section/h2"), (Texts{"1: belgrade", "2: <b>opec"}));
    EXPECT_EQ(page.find("//section//h3").size(), 3U);
    EXPECT_EQ(html.find("<!DOCTYPE"), html.rfind("<!DOCTYPE"));
    EXPECT_TRUE(html.ends_with("</html>\n"));
}

// The page as a browser sees it; only where there is one.
TEST(HtmlProgram, ChromiumSeesTheMarksAndRunsNothing) {
    if (std::system("command -v chromium >/dev/null 2>&1") != 0) GTEST_SKIP() << "chromium is not installed";
    const SampleIndex index(record("0", "x</title><script>document.title='owned'</script>",
                                   "summit <img src=x onerror=\"document.title='owned'\">", "https://example.org/"));
    const std::string page = index.folder().write("page.html", html_of(index, {"summit"}));
    const std::string dom = index.folder().path("dom.html");
    const std::string command = "cd '" + index.folder().path() +
                                "' && HOME=. timeout 60 chromium --headless --no-sandbox " +
                                "--disable-gpu --dump-dom 'file://" + page + "' > '" + dom + "' 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
    const Page seen(index.folder().read("dom.html"));
    EXPECT_EQ(seen.find("//title"), Texts{"summit - kwic"});
    EXPECT_EQ(seen.find("//mark"), Texts{"summit"});
    EXPECT_EQ(seen.find("//script | //img"), Texts{});
}

}  // namespace
}  // namespace kwic::cli_test
