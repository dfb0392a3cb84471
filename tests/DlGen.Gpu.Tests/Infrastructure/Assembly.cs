// Two at a time: one that compiles for PoCL, and one on ILGPU's CPU accelerator. More would wait for each other, for kernels
// of a device that runs on the processor take all its cores.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
