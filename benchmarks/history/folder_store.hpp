#pragma once
// A history in a folder: each file that ends in .jsonl.

#include <filesystem>
#include <utility>

#include "benchmarks/history/store.hpp"

namespace sockspec::benchmarks {

class folder_store final : public line_store {
 public:
  explicit folder_store(std::filesystem::path folder) : folder_(std::move(folder)) {}

  bool exists() const override;
  file_lines read() const override;
  void append(const file_lines&, const std::string& why) override;
  void replace(const file_lines&, const std::string& why) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace sockspec::benchmarks
