#include "protocol/frame.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "protocol/payload.hpp"

namespace sockspec::protocol {
namespace {

using testing::HasSubstr;
using testing::SizeIs;
using testing::ThrowsMessage;

std::deque<frame_reader::item> read(const std::string& stream, std::size_t step) {
  frame_reader reader;
  std::deque<frame_reader::item> found;
  for (std::size_t i = 0; i < stream.size(); i += step)
    reader.feed(std::string_view(stream).substr(i, step), found);
  EXPECT_TRUE(reader.at_boundary());
  return found;
}

const frame& frame_in(const frame_reader::item& item) {
  return std::get<frame>(item);
}
const std::string& fault_in(const frame_reader::item& item) {
  return std::get<bad_line>(item).why;
}

TEST(frame, is_read_however_the_stream_is_cut) {
  const std::vector<std::string> attachments{"ab\ncd", "", "x"};
  const std::string stream = frame_line(parse_value(R"({"id":1})"), attachments) + "ab\ncdx" +
                             frame_line(parse_value(R"({"id":2})"), {});
  for (std::size_t step = 1; step <= stream.size(); ++step) {
    const auto found = read(stream, step);
    ASSERT_THAT(found, SizeIs(2)) << "cut into pieces of " << step;
    EXPECT_EQ(frame_in(found[0]).message["id"].integer(), 1);
    EXPECT_EQ(frame_in(found[0]).attachments, attachments);
    EXPECT_EQ(frame_in(found[1]).message["id"].integer(), 2);
  }
}

TEST(frame, a_bad_line_is_told_and_the_next_is_read) {
  const auto found = read("nonsense\n[1]\n{\"id\":1}\n", 3);
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_THAT(fault_in(found[0]), HasSubstr("not JSON at byte"));
  EXPECT_EQ(fault_in(found[1]), "a line is not a JSON object");
  EXPECT_EQ(frame_in(found[2]).message["id"].integer(), 1);
}

TEST(frame, a_line_of_exactly_the_limit_is_read_and_one_more_byte_is_not) {
  const std::string start = R"({"id":1,"pad":")";
  const std::string end = "\"}\n";
  const std::string longest =
      start + std::string(longest_line - start.size() - end.size(), 'x') + end;
  const std::string too_long =
      start + std::string(longest_line - start.size() - end.size() + 1, 'x') + end;
  const auto found = read(longest + too_long + "{\"id\":2}\n", 5000);
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_EQ(frame_in(found[0]).message["id"].integer(), 1);
  EXPECT_EQ(fault_in(found[1]), "a line is longer than 65536 bytes");
  EXPECT_EQ(frame_in(found[2]).message["id"].integer(), 2);
}

TEST(frame, a_line_without_end_is_told_once_and_not_kept) {
  frame_reader reader;
  std::deque<frame_reader::item> found;
  const std::string piece(65'536, 'x');
  for (int i = 0; i < 1000; ++i) reader.feed(piece, found);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(fault_in(found[0]), "a line is longer than 65536 bytes");
  EXPECT_FALSE(reader.at_boundary());
}

TEST(frame, attachments_are_limited_to_16_mebibytes_in_all) {
  for (const char* sizes : {"[16777217]", "[16777216,1]", "[-1]", "[1.5]", "7", "[\"1\"]"}) {
    const auto found = read(std::string(R"({"attached":)") + sizes + "}\n", 100);
    ASSERT_THAT(found, SizeIs(1)) << sizes;
    EXPECT_FALSE(fault_in(found[0]).empty()) << sizes;
  }
  const std::string most(most_attached, 'x');
  const auto found = read("{\"attached\":[16777216]}\n" + most, 1'000'000);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(frame_in(found[0]).attachments.front(), most);
}

TEST(frame, what_exceeds_a_limit_is_not_written) {
  EXPECT_THAT([] { frame_line(value().set("text", std::string(65'536, 'x')), {}); },
              ThrowsMessage<value_error>(HasSubstr("65548 bytes")));
  EXPECT_THAT(
      [] {
        frame_line(value(), {std::string(most_attached, 'x'), "y"});
      },
      ThrowsMessage<value_error>("the attachments exceed 16 MiB"));
}

TEST(payload, crc32_is_that_of_zlib) {
  EXPECT_EQ(crc32("123456789"), 3421780262U);
  EXPECT_EQ(crc32(""), 0U);
  EXPECT_EQ(crc32("56789", crc32("1234")), crc32("123456789"));
}

TEST(payload, agrees_with_the_vectors) {
  std::ifstream file(SOCKSPEC_VECTORS "/payload.json");
  std::stringstream text;
  text << file.rdbuf();
  const value vectors = parse_value(text.str());
  ASSERT_FALSE(vectors["ramp"].elements().empty());
  for (const auto& each : vectors["ramp"].elements()) {
    const auto bytes = ramp(static_cast<std::uint64_t>(each["seed"].integer()),
                            static_cast<std::size_t>(each["length"].integer()));
    EXPECT_EQ(crc32(bytes), each["crc32"].integer()) << to_json(each);
  }
}

TEST(payload, ramp_depends_on_seed_and_place) {
  const auto bytes = ramp(7, 600);
  for (const std::size_t i : {0U, 1U, 255U, 256U, 511U, 512U, 599U})
    EXPECT_EQ(static_cast<unsigned char>(bytes[i]), (7 + 131 * i + 17 * (i / 256)) % 256) << i;
  EXPECT_NE(ramp(7, 256), ramp(7, 512).substr(256));
}

}  // namespace
}  // namespace sockspec::protocol
