using System.Numerics;

namespace DlGen.Tests.Training;

/// <summary>Optimizers with what acts around their updates.</summary>
internal static class Updating
{
    public static BoundOptimizer<T> Bind<T>(Optimizer optimizer, NetworkRuntime<T> network, UpdateOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(network, new OptimizerRun<T>(network, optimizer, options, default));

    /// <summary>A training loop written out, by the options.</summary>
    public static BoundOptimizer<T> Loop<T>(NetworkRuntime<T> network, Dataset data, TrainingOptions options, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        network.Threads = threads;
        var optimizer = new BoundOptimizer<T>(network, new OptimizerRun<T>(network, options.Optimizer, options, UpdatePlan.Of(network, data, options)));
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            foreach (Batch batch in data.Batches(options.BatchSize, seed: options.Seed + epoch))
            {
                network.Forward(batch.Inputs);
                network.ComputeLoss(batch.Targets);
                network.Backward();
                optimizer.Step();
            }
        }

        return optimizer;
    }
}
