// bind(): names of UNIX sockets.

#include <algorithm>
#include <string>

#include "engine/clause.hpp"
#include "engine/context.hpp"

namespace sockspec::conformance {
namespace {

constexpr std::size_t longest_path = 107;  // with its terminator, 108 bytes of sun_path

std::string long_name(context& c, std::size_t length) {
  std::string name = c.free_path();
  name.resize(length, 'x');
  return name;
}

matcher is_autobound() {
  return {"an abstract name of five hexadecimal digits",
          [](const seen& s) -> std::optional<std::string> {
            if (!s.ok()) return symptom_of(s);
            if (s.address().is_unnamed()) return "unnamed";
            const std::string name = s.address().path();
            const bool digits = std::all_of(name.begin(), name.end(), [](char one) {
              return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f');
            });
            const bool is = s.address().is_abstract() && name.size() == 5 && digits;
            return is ? std::nullopt : std::optional<std::string>("other_name");
          }};
}

constexpr clause clauses[] = {
    {
        .id = "bind.unix_creates_a_file",
        .says = "Binding to a path makes a file of type socket there.",
        .sources = {posix("bind", "DESCRIPTION"), linux_man("unix(7)", "Pathname sockets"),
                    portable("socket::bind", "local")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::file_status},
        .catches = {"bind.does_nothing"},
        .run =
            [](context& c) {
              // given
              const auto path = c.free_path();
              // when
              c.expect(c.call(bind(c.socket(), address::unix_path(path))), succeeds());
              // then
              c.expect(c.call(file_status(role::subject, path)), has("type", "socket"));
            },
    },
    {
        .id = "bind.unix_file_exists",
        .says = "Binding to the path of a file that is there fails with address_in_use.",
        .sources = {posix("bind", "ERRORS"), linux_man("unix(7)", "ERRORS"),
                    portable("socket::bind", "Errors")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::open_file},
        .catches = {"bind.unix_replaces_files"},
        .run =
            [](context& c) {
              // given
              const auto path = c.free_path();
              c.given(open_file(role::subject, path, "kept"));
              // when
              const auto seen = c.call(bind(c.socket(), address::unix_path(path)));
              // then
              c.expect(seen, fails_with(errc::address_in_use));
            },
    },
    {
        .id = "bind.unix_symlink",
        .says = "Binding to the path of a symbolic link fails with address_in_use, even where it "
                "leads nowhere.",
        .sources = {posix("bind", "DESCRIPTION"), posix("bind", "ERRORS")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::symlink},
        .catches = {"bind.unix_follows_symlinks"},
        .run =
            [](context& c) {
              // given
              const auto link = c.free_path();
              c.given(make_symlink(role::subject, link, c.free_path()));
              // when
              const auto seen = c.call(bind(c.socket(), address::unix_path(link)));
              // then
              c.expect(seen, fails_with(errc::address_in_use));
            },
    },
    {
        .id = "bind.unix_path_outlives_the_socket",
        .says = "The file of a closed socket stays, and its path stays in use.",
        .sources = {posix("bind", "APPLICATION USAGE"), linux_man("unix(7)", "NOTES"),
                    portable("socket::bind", "local")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::close},
        .catches = {"close.removes_the_path"},
        .run =
            [](context& c) {
              // given
              const auto first = c.bound();
              const auto name = c.local(first);
              c.given(close(first));
              // when
              const auto seen = c.call(bind(c.socket(), name));
              // then
              c.expect(seen, fails_with(errc::address_in_use));
            },
    },
    {
        .id = "bind.unix_unlinked_path_is_free",
        .says = "When the file of a socket has been removed, its path may be bound to again.",
        .sources = {posix("unlink", "DESCRIPTION"), linux_man("unix(7)", "NOTES"),
                    portable("socket::bind", "local")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::unlink},
        .catches = {"bind.addresses_stay_taken"},
        .run =
            [](context& c) {
              // given
              const auto name = c.local(c.bound());
              c.given(unlink(role::subject, name.path()));
              // when
              const auto seen = c.call(bind(c.socket(), name));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "bind.unix_missing_folder",
        .says = "A path through a folder that is not there is refused with "
                "no_such_file_or_directory.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS"),
                    portable("socket::bind", "Errors")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.unix_makes_folders"},
        .run =
            [](context& c) {
              const auto path = c.free_path() + "/s";
              const auto seen = c.call(bind(c.socket(), address::unix_path(path)));
              c.expect(seen, fails_with(errc::no_such_file_or_directory));
            },
    },
    {
        .id = "bind.unix_file_as_folder",
        .says = "A path through a file is refused with not_a_directory.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS"),
                    portable("socket::bind", "Errors")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::open_file},
        .catches = {"bind.unix_file_as_folder_reported_as_missing"},
        .run =
            [](context& c) {
              // given
              const auto file = c.free_path();
              c.given(open_file(role::subject, file));
              // when
              const auto seen = c.call(bind(c.socket(), address::unix_path(file + "/s")));
              // then
              c.expect(seen, fails_with(errc::not_a_directory));
            },
    },
    {
        .id = "bind.unix_symlink_loop",
        .says = "A path through symbolic links that lead in a circle is refused with "
                "too_many_symbolic_link_levels.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::symlink},
        .catches = {"bind.unix_loop_reported_as_missing"},
        .run =
            [](context& c) {
              // given
              const auto circle = c.free_path();
              c.given(make_symlink(role::subject, circle, circle));
              // when
              const auto seen = c.call(bind(c.socket(), address::unix_path(circle + "/s")));
              // then
              c.expect(seen, fails_with(errc::too_many_symbolic_link_levels));
            },
    },
    {
        .id = "bind.unix_protected_folder",
        .says = "Binding in a folder that the user may not write to fails with permission_denied.",
        .sources = {posix("bind", "ERRORS"),
                    linux_man("unix(7)", "Pathname socket ownership and permissions"),
                    portable("socket::bind", "Errors")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::mkdir},
        .catches = {"bind.unix_ignores_permissions"},
        .run =
            [](context& c) {
              // given
              const auto folder = c.free_path();
              c.given(make_directory(role::subject, folder, 0500));
              // when
              const auto seen = c.call(bind(c.socket(), address::unix_path(folder + "/s")));
              // then
              c.expect(seen, fails_with(errc::permission_denied));
            },
    },
    {
        .id = "bind.unix_longest_path",
        .says = "A path that fills sun_path up to its terminator is taken whole.",
        .sources = {linux_man("unix(7)", "Address format")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::getsockname},
        .catches = {"bind.unix_cuts_long_paths"},
        .run =
            [](context& c) {
              // given
              const auto h = c.socket();
              const auto name = address::unix_path(long_name(c, longest_path));
              // when
              c.expect(c.call(bind(h, name)), succeeds());
              // then
              c.expect(c.call(getsockname(h)), has_address(name));
            },
    },
    {
        .id = "bind.unix_path_too_long",
        .says = "A path that does not fit into an address is refused.",
        .sources = {posix("bind", "ERRORS"), linux_man("bind(2)", "ERRORS"),
                    portable("address::unix_path", "Errors")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.unix_cuts_long_paths"},
        .run =
            [](context& c) {
              const auto too_long = fails_with(errc::filename_too_long);
              const auto invalid = fails_with(errc::invalid_argument);
              const auto name = address::unix_path(long_name(c, 109));
              const auto seen = c.call(bind(c.socket(), name));
              c.expect(seen, by_document{.posix = too_long,
                                         .linux_man = any_of({too_long, invalid}),
                                         .portable = too_long});
            },
    },
    {
        .id = "bind.unix_path_with_a_zero_byte",
        .says = "A path with a zero byte in it is refused, and not cut there.",
        .sources = {portable("address::unix_path", "Errors")},
        .kinds = unix_path_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.unix_path_ends_at_a_zero_byte"},
        .run =
            [](context& c) {
              const auto name = address::unix_path_bytes(c.free_path() + '\0' + "hidden");
              c.expect(c.call(bind(c.socket(), name)), fails_with(errc::argument_rejected));
            },
    },
    {
        .id = "bind.unix_chooses_a_name",
        .says = "Binding to the address without a name chooses an abstract one of five hexadecimal "
                "digits.",
        .sources = {linux_man("unix(7)", "Autobind feature")},
        .kinds = unix_abstract_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::getsockname},
        .catches = {"bind.does_nothing"},
        .run =
            [](context& c) {
              // given
              const auto h = c.socket();
              // when
              c.expect(c.call(bind(h, address::unix_unnamed())), succeeds());
              // then
              c.expect(c.call(getsockname(h)), is_autobound());
            },
    },
    {
        .id = "bind.unix_abstract_zero_bytes",
        .says = "Zero bytes count in an abstract name: one that has another as its beginning is a "
                "name of its own.",
        .sources = {linux_man("unix(7)", "Address format"),
                    portable("address::unix_abstract", "name")},
        .kinds = unix_abstract_kinds,
        .modes = any_mode,
        .needs = {op::bind},
        .catches = {"bind.unix_abstract_names_end_at_zero"},
        .run =
            [](context& c) {
              // given
              const auto shorter = c.free_abstract_name();
              c.given(bind(c.socket(), address::unix_abstract(shorter)));
              // when
              const auto longer = shorter + std::string(1, '\0');
              const auto seen = c.call(bind(c.socket(), address::unix_abstract(longer)));
              // then
              c.expect(seen, succeeds());
            },
    },
    {
        .id = "bind.unix_abstract_makes_no_file",
        .says = "Binding to an abstract name leaves the file system alone.",
        .sources = {linux_man("unix(7)", "Address format"),
                    portable("address::unix_abstract", "summary")},
        .kinds = unix_abstract_kinds,
        .modes = any_mode,
        .needs = {op::bind, op::file_status},
        .catches = {"bind.unix_abstract_name_is_a_path"},
        .run =
            [](context& c) {
              // given
              const auto name = c.free_abstract_name();
              // when
              c.expect(c.call(bind(c.socket(), address::unix_abstract(name))), succeeds());
              // then
              c.expect(c.call(file_status(role::subject, name)), has("exists", false));
            },
    },
};
static_assert(well_formed(clauses));

}  // namespace

std::span<const clause> bind_unix_clauses() {
  return clauses;
}

}  // namespace sockspec::conformance
