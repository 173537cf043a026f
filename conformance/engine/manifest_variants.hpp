#pragma once
// What a manifest says otherwise for one system: its tables [on.SYSTEM].

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/target.hpp"
#include "engine/toml_value.hpp"

namespace sockspec::conformance {

/// The system that this program was built for, by the name that drivers give in their hello:
/// "linux", "windows", "darwin".
extern const std::string_view host_system;

/// The systems for which the manifest, a table, has an [on.SYSTEM]. Errors: manifest_error, for a
/// name that is none; `file` is for messages.
std::vector<std::string> systems_named(const toml_value& manifest, const std::string& file);

/// The manifest as it is read on that system: without the tables [on.*], and what stands in the one
/// of that system takes the place of the same key above it. `systems_named` has been content.
toml_value variant_for(std::string_view system, const toml_value& manifest);

/// The target as its manifest describes it on that system; else as load_target.
target load_target_for(std::string_view system, const std::filesystem::path& manifest,
                       std::span<const std::string_view> clause_ids = {});

}  // namespace sockspec::conformance
