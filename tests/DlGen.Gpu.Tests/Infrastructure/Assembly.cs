// The kernels of a device that runs on the processor take all its cores: two at once would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
