#pragma once
// A row: a contender's answer to a question, for one family and size.

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/contenders/contender.hpp"
#include "benchmarks/questions/question.hpp"
#include "benchmarks/results/row_name.hpp"
#include "benchmarks/shapes/stream_work.hpp"

namespace sockspec::benchmarks {

struct row {
  const question* asked = nullptr;
  stream_family family = stream_family::tcp4;
  std::size_t size = 0;  // bytes
  const contender* who = nullptr;

  row_name name() const;
};

/// Every row there is, those of one question, family and size together.
std::vector<row> all_rows();

/// The memory that operations send from and receive into. Contenders that are compared share it:
/// where it happens to lie is no difference between them.
class payload {
 public:
  explicit payload(std::size_t size) : data_(size, std::byte{0x5a}), buffer_(size) {}

  transfer whole() noexcept { return {data_, buffer_}; }

 private:
  std::vector<std::byte> data_;
  std::vector<std::byte> buffer_;
};

/// A contender at work for a row, over a connection of its own.
class row_work {
 public:
  /// \param moved  as large as the row says; must outlive this
  /// Errors: throws std::system_error if no connection can be made
  row_work(const row&, const contender&, payload& moved);

  void run(std::size_t times) { (work_.get()->*operation_)(moved_, times); }
  std::string_view shape() const noexcept { return work_->shape(); }
  std::chrono::nanoseconds shortest_slice() const noexcept { return work_->shortest_slice(); }

 private:
  transfer moved_;
  std::unique_ptr<stream_work> work_;
  stream_operation operation_;
};

}  // namespace sockspec::benchmarks
