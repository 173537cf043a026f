#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <system_error>

#include "engine/manifest_variants.hpp"
#include "engine/nearest_name.hpp"
#include "engine/operation.hpp"
#include "engine/placeholders.hpp"
#include "engine/target.hpp"
#include "engine/toml_table.hpp"
#include "matrix/arena.hpp"
#include "sockspec/address.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::array<std::string_view, 19> keys{
    "title",          "command",    "up",       "down",         "environment",
    "preload",        "needs",      "install",  "peer",         "follows",
    "implementation", "stands_on",  "requires", "inet_address", "inet6_address",
    "start_timeout",  "deviations", "lacks",    "own_network"};
constexpr std::array<std::string_view, 2> keys_of_implementation{"name", "version"};
constexpr std::array<std::string_view, 2> variables_of_the_loader{"LD_PRELOAD",
                                                                  "DYLD_INSERT_LIBRARIES"};
constexpr std::array<std::string_view, 2> peers{"native", "self"};
constexpr std::string_view default_deviations = "deviations.toml";
constexpr std::chrono::seconds default_start_timeout{5};

void check_placeholders(const toml_table& table, const placed_text& text) {
  try {
    static_cast<void>(expand(text.text, {}));  // whether it can be expanded is what is asked
  } catch (const std::invalid_argument& error) {
    table.fail(text.begin, error.what());
  }
}

std::vector<std::string> read_command(const toml_table& table, std::string_view key) {
  std::vector<std::string> command;
  const auto words = table.texts(key);
  if (words.front().text.empty()) {
    table.fail(words.front().begin,
               "the program's name must not be empty; write it as in \"${bin}/my-driver\"");
  }
  for (const auto& word : words) {
    check_placeholders(table, word);
    command.push_back(word.text);
  }
  return command;
}

std::vector<std::pair<std::string, std::string>> read_environment(const toml_table& table) {
  std::vector<std::pair<std::string, std::string>> environment;
  for (auto& [name, value] : table.optional_pairs("environment")) {
    if (name.text.empty() || name.text.find('=') != std::string::npos) {
      table.fail(name.begin, "no variable can be named " + in_quotes(name.text) +
                                 "; write NAME = " + "\"value\"");
    }
    if (std::ranges::find(variables_of_the_loader, name.text) != variables_of_the_loader.end()) {
      table.fail(name.begin, "a missing library would go unseen in " + in_quotes(name.text) +
                                 "; name it under the key \"preload\"");
    }
    check_placeholders(table, value);
    environment.emplace_back(std::move(name.text), std::move(value.text));
  }
  return environment;
}

std::vector<std::string> read_optional_command(const toml_table& table, std::string_view key) {
  return table.has(key) ? read_command(table, key) : std::vector<std::string>();
}

std::vector<std::string> read_needs(const toml_table& table) {
  std::vector<std::string> programs;
  if (!table.has("needs")) return programs;
  for (const auto& program : table.distinct_texts("needs")) {
    check_placeholders(table, program);
    programs.push_back(program.text);
  }
  return programs;
}

std::vector<std::string> read_preload(const toml_table& table) {
  std::vector<std::string> libraries;
  if (!table.has("preload")) return libraries;
  for (const auto& library : table.distinct_texts("preload")) {
    check_placeholders(table, library);
    if (library.text.find_first_of(": \t") != std::string::npos) {
      table.fail(library.begin, in_quotes(library.text) +
                                    " is more than one library to the loader; write each as a "
                                    "string of its own, without blanks and colons");
    }
    libraries.push_back(library.text);
  }
  return libraries;
}

std::string read_optional_text(const toml_table& table, std::string_view key) {
  const auto text = table.optional_text(key);
  return text ? text->text : std::string();
}

std::optional<implementation_named> read_implementation(const toml_table& table,
                                                        const std::string& file) {
  const auto* value = table.find("implementation");
  if (value == nullptr) return std::nullopt;
  const toml_table named(file, "[implementation]", *value);
  named.allow_only(keys_of_implementation);
  return implementation_named{named.text("name"), read_command(named, "version")};
}

bool read_peer_is_native(const toml_table& table) {
  const auto peer = table.optional_text("peer");
  if (!peer || peer->text == "native") return true;
  if (peer->text == "self") return false;
  table.fail(peer->begin,
             "unknown peer " + in_quotes(peer->text) + "; " + name_advice(peer->text, peers));
}

document_chain read_follows(const toml_table& table) {
  document_chain chain;
  for (const auto& name : table.distinct_texts("follows")) {
    const auto known = document_from(name.text);
    if (!known) {
      std::vector<std::string_view> names;
      for (const document d : all_documents) names.push_back(to_string(d));
      table.fail(name.begin,
                 "unknown document " + in_quotes(name.text) + "; " + name_advice(name.text, names));
    }
    chain.push_back(*known);
  }
  return chain;
}

std::vector<kind> read_requires(const toml_table& table) {
  std::vector<kind> required;
  if (!table.has("requires")) return required;
  for (const auto& name : table.distinct_texts("requires")) {
    const auto known = kind_from(name.text);
    if (!known) {
      std::vector<std::string_view> names;
      for (const auto& row : all_kind_traits) names.push_back(row.name);
      table.fail(name.begin,
                 "unknown kind " + in_quotes(name.text) + "; " + name_advice(name.text, names));
    }
    required.push_back(*known);
  }
  return required;
}

lacking read_lacks(const toml_table& table) {
  lacking lacks;
  for (auto& [name, why] : table.optional_pairs("lacks")) {
    const bool is_option = name.text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 0;
    if (!is_option && !op_from(name.text)) {
      table.fail(name.begin, in_quotes(name.text) +
                                 " is no operation of the protocol, and no option, which is "
                                 "written as in SO_RCVLOWAT");
    }
    if (why.text.empty()) table.fail(why.begin, "say why; it is shown in place of the cells");
    lacks.emplace(std::move(name.text), std::move(why.text));
  }
  return lacks;
}

std::string read_stands_on(const toml_table& table, const std::string& name) {
  const auto below = table.optional_text("stands_on");
  if (!below) return {};
  if (below->text == name) {
    table.fail(below->begin, "a target cannot stand on itself; name the one below it");
  }
  return below->text;
}

void check_address(const toml_table& table, const placed_text& text, std::string_view family,
                   std::string_view example, bool is_one) {
  if (is_one) return;
  table.fail(text.begin, in_quotes(text.text) + " is no " + std::string(family) +
                             " address; write it as in " + in_quotes(example) + ", or remove it");
}

std::string read_inet_address(const toml_table& table) {
  const auto host = table.optional_text("inet_address");
  if (!host) return {};
  std::error_code error;
  static_cast<void>(sockspec::address::inet(host->text, 0, error));
  check_address(table, *host, "IPv4", "127.0.0.1", !error);
  return host->text;
}

std::string read_inet6_address(const toml_table& table) {
  const auto host = table.optional_text("inet6_address");
  if (!host) return {};
  std::error_code error;
  static_cast<void>(sockspec::address::inet6(host->text, 0, 0, error));
  const bool has_scope = host->text.find('%') != std::string::npos;
  check_address(table, *host, "IPv6", "fd00::1", !error && !has_scope);
  return host->text;
}

/// "5 s", "500 ms", "2 min"; at most six digits, so that no unit overflows.
std::optional<std::chrono::nanoseconds> duration_from(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number == 0 || number > 999'999) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (text.starts_with(' ')) text.remove_prefix(1);
  if (text == "ms") return std::chrono::milliseconds(number);
  if (text == "s") return std::chrono::seconds(number);
  if (text == "min") return std::chrono::minutes(number);
  return std::nullopt;
}

std::chrono::nanoseconds read_start_timeout(const toml_table& table) {
  const auto text = table.optional_text("start_timeout");
  if (!text) return default_start_timeout;
  if (const auto duration = duration_from(text->text)) return *duration;
  table.fail(text->begin, in_quotes(text->text) +
                              " is no duration; write a number and ms, s or min, as in \"5 s\"");
}

/// The file that `deviations` names must be there; the default one need not be.
void read_deviations(target& read, const toml_table& table,
                     std::span<const std::string_view> clause_ids) {
  const auto named = table.optional_text("deviations");
  read.deviations_file =
      read.manifest.parent_path() / (named ? named->text : std::string(default_deviations));
  const bool exists = std::filesystem::exists(read.deviations_file);
  if (named && !exists) {
    table.fail(named->begin, "there is no file " + in_quotes(named->text) +
                                 " beside the manifest; create it, or remove the key");
  }
  if (exists) read.deviations = load_deviations(read.deviations_file, clause_ids);
}

target read_target(const std::filesystem::path& manifest, const toml_value& root,
                   std::span<const std::string_view> clause_ids) {
  const toml_table table(manifest.string(), "the manifest", root);
  table.allow_only(keys);
  target read;
  read.manifest = std::filesystem::absolute(manifest).lexically_normal();
  read.name = read.manifest.parent_path().filename().string();
  read.title = table.text("title");
  read.command = read_command(table, "command");
  read.environment = read_environment(table);
  read.preload = read_preload(table);
  read.needs = read_needs(table);
  read.up = read_optional_command(table, "up");
  read.down = read_optional_command(table, "down");
  read.install = read_optional_text(table, "install");
  read.implementation = read_implementation(table, manifest.string());
  read.peer_is_native = read_peer_is_native(table);
  read.follows = read_follows(table);
  read.stands_on = read_stands_on(table, read.name);
  read.requires_kinds = read_requires(table);
  read.lacks = read_lacks(table);
  read.own_network = table.flag("own_network");
  if (!read.own_network) {
    read.lacks.emplace(own_network_name, "its drivers are not started in a network of their own");
  }
  read.inet_address = read_inet_address(table);
  read.inet6_address = read_inet6_address(table);
  read.start_timeout = read_start_timeout(table);
  read_deviations(read, table, clause_ids);
  return read;
}

}  // namespace

target load_target_for(std::string_view system, const std::filesystem::path& manifest,
                       std::span<const std::string_view> clause_ids) {
  const auto root = parse_toml(read_text_file(manifest), manifest.string());
  const auto read_for = [&](std::string_view one) {
    return read_target(manifest, variant_for(one, root), clause_ids);
  };
  for (const auto& each : systems_named(root, manifest.string())) {
    static_cast<void>(read_for(each));  // what is wrong for one system is told on every one
  }
  return read_for(system);
}

target load_target(const std::filesystem::path& manifest,
                   std::span<const std::string_view> clause_ids) {
  return load_target_for(host_system, manifest, clause_ids);
}

}  // namespace sockspec::conformance
