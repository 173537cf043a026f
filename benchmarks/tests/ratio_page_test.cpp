#include "benchmarks/pages/ratio_page.hpp"

#include <gmock/gmock.h>

#include "benchmarks/pages/ratio_plot.hpp"

namespace sockspec::benchmarks {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

measurement row(const std::string& name, double ratio, int repetition = 0) {
  measurement made{.name = name, .run_name = name, .repetition = repetition, .cpu_time = 1300};
  if (ratio != 0) made.counters["of_raw"] = ratio;
  return made;
}

const benchmark_run example{
    {{"kernel", "Linux 6.18"}, {"load", "0.5"}},
    {row("sendall/tcp4/64/raw", 0), row("sendall/tcp4/64/raw_again", 1.01),
     row("sendall/tcp4/64/portability", 0.99), row("sendall/tcp4/64/asio", 0.9),
     row("sendall/tcp4/64/asio", 0.8, 1), row("memcpy/none/64/memcpy", 0)}};

TEST(ratio_page, says_first_how_fast_the_layer_is_and_what_is_noise) {
  EXPECT_THAT(ratio_page(example),
              HasSubstr("<h1>portability runs at 0.990 of raw, the median of 1 rows; 0 are slower "
                        "by more than the noise (half of it from 1.010 to 1.010)</h1>"));
  auto slower = example;
  slower.measurements[2].counters["of_raw"] = 0.9;
  EXPECT_THAT(ratio_page(slower), HasSubstr("0.900 of raw, the median of 1 rows; 1 are slower"));
}

TEST(ratio_page, many_questions_have_a_list_of_links) {
  auto many = example;
  for (const char* name : {"sendall/tcp6/64/asio", "recv/tcp4/64/asio"}) {
    many.measurements.push_back(row(name, 0.9));
  }
  const auto page = ratio_page(many);
  EXPECT_THAT(page, HasSubstr("<li>recv <a href=\"#recv_tcp4\">tcp4</a></li>"));
  EXPECT_THAT(page, HasSubstr("<li>sendall <a href=\"#sendall_tcp4\">tcp4</a> "
                              "<a href=\"#sendall_tcp6\">tcp6</a></li>"));
  EXPECT_THAT(page, HasSubstr("id=\"recv_tcp4\""));
  EXPECT_THAT(ratio_page(example), Not(HasSubstr("<nav")));
}

TEST(ratio_page, of_one_size_each_mark_has_its_name) {
  EXPECT_THAT(ratio_page(example), ::testing::ContainsRegex("class=\"name\"[^>]*>asio</text>"));
  auto two = example;
  two.measurements.push_back(row("sendall/tcp4/1024/asio", 0.9));
  EXPECT_THAT(ratio_page(two), Not(HasSubstr("class=\"name\"")));
}

TEST(ratio_page, has_a_plot_a_table_and_the_environment) {
  const auto page = ratio_page(example);
  EXPECT_THAT(page, HasSubstr("<h2>sendall over tcp4</h2>"));
  EXPECT_THAT(page, HasSubstr("<title>asio at 64 B: 0.850 [0.825, 0.875]</title>"));
  EXPECT_THAT(page, HasSubstr("<title>noise at 64 B: raw_again 1.010</title>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"s1\">0.850 <small>[0.825, 0.875]</small></td>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"s0\">~0.990</td>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">memcpy/none/64/memcpy</th><td>1300.0</td>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">kernel</th><td>Linux 6.18</td>"));
}

TEST(ratio_page, says_what_was_not_measured_and_why) {
  auto failed = example;
  failed.measurements.push_back(row("sendall/tcp6/64/asio", 0));
  failed.measurements.back().error = "no route";
  EXPECT_THAT(ratio_page(failed), HasSubstr("<code>sendall/tcp6/64/asio</code>: "
                                            "<span class=\"alarm\">no route</span>"));
  EXPECT_THAT(ratio_page(example), Not(HasSubstr("Not measured")));
}

TEST(ratio_page, of_nothing_is_a_page) {
  const auto page = ratio_page({});
  EXPECT_THAT(page, HasSubstr("0 comparisons with raw"));
  EXPECT_THAT(page, Not(HasSubstr("<svg")));
}

TEST(ratio_page, what_is_missing_at_a_size_is_a_dash) {
  auto holed = example;
  holed.measurements.push_back(row("sendall/tcp4/1024/asio", 0.9));
  const auto page = ratio_page(holed);
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">1 KiB</th><td>–</td>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"s0\">–</td>"));
}

TEST(ratio_page, no_name_becomes_markup) {
  benchmark_run hostile;
  hostile.context["<script>alert(1)</script>"] = "</style>";
  hostile.measurements = {row("<b>/\"x\"/64/<i>", 0.9), row("<img src=x>", 0)};
  const auto page = ratio_page(hostile);
  for (const char* name : {"<script", "<b>", "<i>", "<img", "\"x\""}) {
    EXPECT_THAT(page, Not(HasSubstr(name)));
  }
}

TEST(ratio_plot, the_noise_is_no_series_of_its_own) {
  const std::vector<std::string> contenders{"raw_again", "portability", "asio"};
  EXPECT_EQ(series_of(contenders, "portability"), 0U);
  EXPECT_EQ(series_of(contenders, "asio"), 1U);
}

TEST(ratio_plot, is_summed_up_for_who_does_not_see_it) {
  comparison shown;
  shown.of["portability"] = {{64, {{0.99, 0.99, 0.99}, 3, false}}, {1024, {{1, 1, 1}, 3, false}}};
  shown.of["sfml"] = {{64, {{0.4, 0.4, 0.4}, 3, false}}};
  EXPECT_EQ(summary_of(shown), "portability 0.990 to 1.000; lowest: sfml 0.400 at 64 B");
  EXPECT_EQ(summary_of({}), "");
}

}  // namespace
}  // namespace sockspec::benchmarks
