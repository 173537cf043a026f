// Lies about bind() and the names of UNIX sockets.

#include "engine/address.hpp"
#include "engine/mutant.hpp"
#include "mutants/lie.hpp"

namespace sockspec::conformance {
namespace {

std::string path_of(const value& call) {
  return address_text(call, "path");
}

std::string folder_of(const value& call) {
  const std::string path = path_of(call);
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

void bind_to(value& call, const address& where) {
  change_argument(call, "address", where.fields());
}

void replace_file(lie_state& state, value& call) {
  if (path_of(call).empty()) return;
  const value::object path{{"path", path_of(call)}};
  const value status = state.make_call(own_call("file_status", value(), path));
  if (member(status, "type") == value("file")) {
    state.make_call(own_call("unlink", value(), path));
  }
}

void remember_link(lie_state& state, const value& call, value& result) {
  if (call["op"] != value("symlink") || !is_ok(result)) return;
  state.memory["link:" + argument(call, "path").text()] = argument(call, "target");
}

void follow_link(lie_state& state, value& call) {
  if (call["op"] != value("bind")) return;
  const auto link = state.memory.find("link:" + path_of(call));
  if (link != state.memory.end()) bind_to(call, address::unix_path(link->second.text()));
}

void in_folder(lie_state& state, const value& call, std::string_view operation, int mode) {
  if (folder_of(call).empty()) return;
  state.make_call(own_call(operation, value(), {{"path", folder_of(call)}, {"mode", mode}}));
}

void cut_abstract_name(lie_state&, value& call) {
  if (argument(call, "address")["abstract"].is_null()) return;
  const std::string name = address(argument(call, "address")).path();
  bind_to(call, address::unix_abstract(name.substr(0, name.find('\0'))));
}

void leave_file(lie_state& state, const value& call, value& result) {
  const value& name = argument(call, "address")["abstract"];
  if (!is_ok(result) || name.is_null()) return;
  value file =
      own_call("open_file", value(), {{"path", name}, {"content", value::object{{"text", ""}}}});
  state.make_call(file.set("as", own_handle));
}

void report_missing(value& result, errc instead_of) {
  if (is_error(result, instead_of)) report_error(result, errc::no_such_file_or_directory);
}

constexpr mutant mutants[] = {
    {
        .id = "bind.unix_path_ends_at_a_zero_byte",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::bind,
        .says = "A path is cut at its first zero byte.",
        .before =
            [](lie_state&, value& call) {
              const value& path = argument(call, "address")["path"];
              if (!path.has("hex")) return;
              const std::string bytes = from_hex(path["hex"].text());
              if (bytes.find('\0') == bytes.npos) return;
              bind_to(call, address::unix_path(bytes.substr(0, bytes.find('\0'))));
            },
    },
    {
        .id = "bind.unix_replaces_files",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "A file that has the path is removed first.",
        .before = replace_file,
    },
    {
        .id = "bind.unix_follows_symlinks",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "A symbolic link is followed.",
        .before = follow_link,
        .after = remember_link,
        .watches_all = true,
    },
    {
        .id = "bind.unix_makes_folders",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "Folders that are missing are made.",
        .before = [](lie_state& state, value& call) { in_folder(state, call, "mkdir", 0700); },
    },
    {
        .id = "bind.unix_file_as_folder_reported_as_missing",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::bind,
        .says = "A path through a file is reported as missing.",
        .after = [](lie_state&, const value&,
                    value& result) { report_missing(result, errc::not_a_directory); },
    },
    {
        .id = "bind.unix_loop_reported_as_missing",
        .level = mutant_level::seam,
        .what = altered::error,
        .scope = op::bind,
        .says = "A path through a circle of symbolic links is reported as missing.",
        .after = [](lie_state&, const value&,
                    value& result) { report_missing(result, errc::too_many_symbolic_link_levels); },
    },
    {
        .id = "bind.unix_ignores_permissions",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "A socket is made in a folder that the user may not write to.",
        .before = [](lie_state& state, value& call) { in_folder(state, call, "chmod", 0700); },
    },
    {
        .id = "bind.unix_cuts_long_paths",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::bind,
        .says = "A long path is cut.",
        .before =
            [](lie_state&, value& call) {
              if (path_of(call).size() > 100) {
                bind_to(call, address::unix_path(path_of(call).substr(0, 100)));
              }
            },
    },
    {
        .id = "bind.unix_abstract_names_end_at_zero",
        .level = mutant_level::seam,
        .what = altered::address,
        .scope = op::bind,
        .says = "An abstract name ends at its first zero byte.",
        .before = cut_abstract_name,
    },
    {
        .id = "bind.unix_abstract_name_is_a_path",
        .level = mutant_level::seam,
        .what = altered::effect,
        .scope = op::bind,
        .says = "An abstract name leaves a file.",
        .after = leave_file,
    },
};

}  // namespace

std::span<const mutant> bind_unix_mutants() {
  return mutants;
}

}  // namespace sockspec::conformance
