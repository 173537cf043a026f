#include "cases/own_network/packet.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace sockspec::conformance {
namespace {

std::string bytes_of_host(std::string_view host) {
  std::string bytes;
  while (!host.empty()) {
    int number = 0;
    const auto end = std::from_chars(host.data(), host.data() + host.size(), number).ptr;
    bytes += static_cast<char>(number);
    host.remove_prefix(std::min(host.size(), static_cast<std::size_t>(end - host.data()) + 1));
  }
  return bytes;
}

}  // namespace

std::string ipv4_datagram(const address& to, std::string_view data) {
  std::string made(ipv4_header, '\0');
  made[0] = 0x45;  // version 4, five words
  made[hop_limit_at] = 7;
  made[protocol_at] = static_cast<char>(experiment);
  made.replace(destination_at, 4, bytes_of_host(to.host()));
  made += data;
  return made;
}

std::string bytes_of(const seen& s) {
  return from_hex(s.field("data")["hex"].text());
}

matcher has_byte(std::size_t at, int wanted) {
  return {"byte " + std::to_string(at) + " is " + std::to_string(wanted),
          [at, wanted](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            const std::string bytes = bytes_of(s);
            if (at >= bytes.size()) return "too_short";
            const int found = static_cast<unsigned char>(bytes[at]);
            if (found == wanted) return std::nullopt;
            return "value:" + std::to_string(found);
          }};
}

matcher ends_with(std::string_view data) {
  const std::string wanted(data);
  return {"data that ends with \"" + wanted + '"',
          [wanted](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            return bytes_of(s).ends_with(wanted) ? std::nullopt
                                                 : std::optional<std::string>("other_data");
          }};
}

matcher has_sender_port(int port) {
  return {"a sender with port " + std::to_string(port),
          [port](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            return s.address().port() == port ? std::nullopt
                                              : std::optional<std::string>("other_port");
          }};
}

}  // namespace sockspec::conformance
