// Go's net.Conn, in one goroutine over one connection.
//
// usage: beside_go FAMILY BYTES TIMES
// Prints the nanoseconds of one operation, of processor time and of the clock.
package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"syscall"
	"time"
)

const buffers = 4 << 20 // as the benchmarks' own connections have it

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "beside_go:", err)
		os.Exit(2)
	}
}

func unixConnection() (net.Conn, net.Conn) {
	handles, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	check(err)
	var ends [2]net.Conn
	for i, handle := range handles {
		file := os.NewFile(uintptr(handle), "socketpair")
		ends[i], err = net.FileConn(file)
		check(err)
		check(file.Close())
		check(ends[i].(*net.UnixConn).SetWriteBuffer(buffers))
		check(ends[i].(*net.UnixConn).SetReadBuffer(buffers))
	}
	return ends[0], ends[1]
}

func tcpConnection() (net.Conn, net.Conn) {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	check(err)
	client, err := net.Dial("tcp4", listener.Addr().String())
	check(err)
	server, err := listener.Accept()
	check(err)
	for _, end := range []net.Conn{client, server} {
		tcp := end.(*net.TCPConn) // Go sets TCP_NODELAY itself
		check(tcp.SetWriteBuffer(buffers))
		check(tcp.SetReadBuffer(buffers))
		raw, err := tcp.SyscallConn()
		check(err)
		check(raw.Control(func(handle uintptr) {
			check(syscall.SetsockoptString(int(handle), syscall.IPPROTO_TCP,
				syscall.TCP_CONGESTION, "cubic"))
		}))
	}
	return client, server
}

func processorTime() time.Duration {
	var used syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func repeat(one, other net.Conn, data, buffer []byte, times int) {
	for ; times > 0; times-- {
		_, err := one.Write(data)
		check(err)
		_, err = io.ReadFull(other, buffer)
		check(err)
	}
}

func number(text string) int {
	value, err := strconv.Atoi(text)
	check(err)
	return value
}

func main() {
	if len(os.Args) != 4 {
		check(fmt.Errorf("usage: beside_go FAMILY BYTES TIMES"))
	}
	size, times := number(os.Args[2]), number(os.Args[3])
	one, other := tcpConnection()
	if os.Args[1] == "unix_stream" {
		one, other = unixConnection()
	}
	data, buffer := make([]byte, size), make([]byte, size)
	repeat(one, other, data, buffer, times/10+1)
	begunProcessor, begun := processorTime(), time.Now()
	repeat(one, other, data, buffer, times)
	elapsed := time.Since(begun)
	used := processorTime() - begunProcessor
	fmt.Println("processor", float64(used.Nanoseconds())/float64(times))
	fmt.Println("elapsed", float64(elapsed.Nanoseconds())/float64(times))
}
