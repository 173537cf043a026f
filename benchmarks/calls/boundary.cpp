#include "benchmarks/calls/boundary.hpp"

#include <unistd.h>

void sockspec_boundary() {
  getppid();
}
