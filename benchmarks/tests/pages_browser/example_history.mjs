// A history of sixteen commits: one row became slower, one needs an instruction more, one has a
// spike, the others have noise alone.

const rows = {
  'sendall_by_size/tcp4/64/portability': (commit, noise) => ({
    of_raw: (commit < 10 ? 0.996 : 0.946) + noise,
    instructions: commit < 6 ? 57 : 58,
  }),
  'sendall_by_size/unix_stream/64/portability': (commit, noise) => ({
    of_raw: commit === 4 ? 0.6 : 0.99 + noise,
  }),
  'ping_pong/tcp4/64/portability': (commit, noise) => ({of_raw: 0.992 + noise}),
};

const entriesOf = (commit) =>
  Object.entries(rows).flatMap(([name, countersAt]) =>
    [0, 1, 2].map((repetition) => ({
      name,
      run_name: name,
      run_type: 'iteration',
      repetition_index: repetition,
      iterations: 1000,
      real_time: 1300,
      cpu_time: 1300,
      time_unit: 'ns',
      // Neither alike nor in an order, and the same in each run of the tests.
      ...countersAt(commit, ((commit * 7 + repetition * 3) % 5) * 0.0015 - 0.003),
    })),
  );

/** @returns {object[]}  for each commit its name, its date, and its run */
export const exampleHistory = () =>
  Array.from({length: 16}, (_, commit) => ({
    commit: `${commit.toString(16).repeat(4)}${'0123456789abcdef'.repeat(3)}`.slice(0, 40),
    date: `2026-01-${String(commit + 1).padStart(2, '0')}`,
    run: {
      context: {
        processor: 'AMD EPYC',
        num_cpus: 2,
        kernel: 'Linux 6.18 x86_64',
        compiler: commit < 10 ? 'g++ 12.2.0' : 'g++ 13.1.0',
        load: `0.${commit}`,
      },
      benchmarks: entriesOf(commit),
    },
  }));
