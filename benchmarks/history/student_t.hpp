#pragma once
// Student's t-test of two samples with the same variance. Pure functions.

#include <cstddef>
#include <span>

namespace sockspec::benchmarks {

struct sample {
  std::size_t size = 0;
  double mean = 0;
  double squares = 0;  // the sum of the squared distances from the mean
};

sample sample_of(std::span<const double> values);

/// How likely means at least so far apart are, if both samples are of one normal distribution: the
/// two-sided p-value. 1 if they have less than three values together or one has none; 0 if nothing
/// spreads and the means differ.
/// Source: Student, The Probable Error of a Mean, 1908; Abramowitz and Stegun, 26.7.1.
double p_value(const sample&, const sample&);

/// The regularized incomplete beta function I_x(a, b), by its continued fraction.
/// \param x  from 0 to 1
/// Source: NIST Digital Library of Mathematical Functions, 8.17.22.
double incomplete_beta(double x, double a, double b);

}  // namespace sockspec::benchmarks
