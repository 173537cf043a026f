#pragma once
// A history on a branch of git, updated without touching a work tree or its index.

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "benchmarks/history/store.hpp"

namespace sockspec::benchmarks {

class branch_store final : public line_store {
 public:
  /// \param repository  a folder inside it; empty: where this process works
  /// Errors: throws std::invalid_argument, if git allows no branch of that name
  explicit branch_store(std::string branch, std::filesystem::path repository = {});

  bool exists() const override;
  /// Also a branch of a remote: "origin/NAME".
  file_lines read() const override;
  /// One commit more, with the reason as its message. Somebody else's commit meanwhile is built
  /// upon.
  /// Errors: as line_store; also if the branch is checked out somewhere
  void append(const file_lines&, const std::string& why) override;
  void replace(const file_lines&, const std::string& why) override;

 private:
  using change = std::function<file_lines(const file_lines&)>;
  using variables = std::vector<std::pair<std::string, std::string>>;

  std::string git(std::vector<std::string> words, variables environment = {}) const;
  variables identity() const;
  std::string tip() const;
  std::string readable_tip() const;
  file_lines read_at(const std::string& commit) const;
  std::string tree_with(const file_lines&, const std::string& on) const;
  void commit_changed(const change&, const std::string& why);
  std::string try_commit(const change&, const std::string& why);
  void refuse_if_checked_out() const;

  std::string branch_;
  std::filesystem::path repository_;
};

}  // namespace sockspec::benchmarks
