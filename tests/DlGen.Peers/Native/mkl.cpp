// The MKL in libtorch_cpu.so takes slower kernels on CPUs that aren't Intel's. Found first, this answer makes it choose by
// what the CPU can do.
extern "C" int mkl_serv_intel_cpu_true() { return 1; }
