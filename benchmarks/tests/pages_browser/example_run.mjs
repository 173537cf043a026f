// A run as a program of Google Benchmark writes it, with figures from a seed.

export const contenders = {
  raw_again: 1,
  portability: 0.995,
  ace: 0.95,
  apr: 0.985,
  asio: 0.96,
  libevent: 0.81,
  libuv: 0.62,
  nspr: 0.93,
  poco: 0.94,
  qt: 0.7,
  sfml: 0.3,
};
export const sizes = [64, 1024, 16384, 65536, 262144, 1048576];

/** Numbers from 0 to 1, always the same ones. */
const generator = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const entry = (name, repetition, members) => ({
  name,
  run_name: name,
  run_type: 'iteration',
  repetitions: 9,
  repetition_index: repetition,
  threads: 1,
  iterations: 1000,
  time_unit: 'ns',
  ...members,
});

const repeated = (name, members) =>
  Array.from({length: 9}, (_, repetition) => entry(name, repetition, members()));

const question = (name, family, random) =>
  sizes.flatMap((size) => {
    const raw = 1300 + size / 10;
    const spread = () => 1 + (random() - 0.5) * 0.02;
    const of = (contender, ratio) =>
      repeated(`${name}/${family}/${size}/${contender}`, () => {
        const of_raw = ratio * spread();
        return {real_time: raw / of_raw, cpu_time: raw / of_raw, of_raw, label: 'one thread'};
      });
    // What a call costs matters less the more it moves.
    const diluted = (ratio) => ratio + (1 - ratio) * (1 - 64 / (64 + size / 64));
    return [
      ...repeated(`${name}/${family}/${size}/raw`, () => ({
        real_time: raw * spread(),
        cpu_time: raw * spread(),
        label: 'one thread',
      })),
      ...Object.entries(contenders).flatMap(([contender, ratio]) =>
        of(contender, contender === 'sfml' ? ratio : diluted(ratio)),
      ),
    ];
  });

/** @param {object} changes  members of the whole that replace its own */
export const exampleRun = (changes = {}) => {
  const random = generator(5);
  return {
    context: {
      date: '2026-11-20T17:48:25+00:00',
      host_name: 'vm',
      num_cpus: 2,
      load_avg: [1.05, 0.98, 1.63],
      affinity: 'processor 1',
      kernel: 'Linux 6.18 x86_64',
      processor: 'AMD EPYC',
      compiler: 'g++ 12.2.0',
      load: '1.05 0.98 1.63',
      tcp4: 'SO_SNDBUF 8388608, SO_RCVBUF 8388608, TCP_NODELAY 1, congestion control cubic',
    },
    benchmarks: [
      ...question('sendall_by_size', 'tcp4', random),
      ...question('sendall_by_size', 'unix_stream', random),
      ...repeated('empty_call/none/0/getppid', () => ({real_time: 190, cpu_time: 180})),
      ...repeated('memory_copy/none/65536/memcpy', () => ({
        real_time: 3300,
        cpu_time: 3200,
        bytes_per_second: 2.05e10,
      })),
      entry('sendall_by_size/tcp6/64/asio', 0, {
        error_occurred: true,
        error_message: 'connect: no route',
      }),
    ],
    ...changes,
  };
};
