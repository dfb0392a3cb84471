// Two at a time: most of the time goes into compiling kernels, which one thread does. More would wait for each other, for kernels
// of a device that runs on the processor take all its cores.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
