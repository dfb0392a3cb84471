using DlGen.Peers.Measuring;

namespace DlGen.Peers.Contenders;

/// <summary><c>Train</c> as a user calls it. It times its epochs itself, the first of each call is left out.</summary>
/// <param name="check">The data of <see cref="Result"/>.</param>
/// <param name="data">The data of a run.</param>
/// <param name="batchSize">Examples of a step.</param>
/// <param name="options">How to train for so many epochs.</param>
internal sealed class DlGenTraining<TNetwork>(Dataset check, Dataset data, int batchSize, Func<int, TrainingOptions> options) : Contender(Bar.DlGen)
    where TNetwork : INetwork<TNetwork, float>
{
    private readonly TNetwork network = TNetwork.Create(seed: 0);

    public DlGenTraining(Dataset check, Dataset data, int batchSize, Rule rule, int threads)
        : this(check, data, batchSize, epochs => new TrainingOptions { Epochs = epochs, BatchSize = batchSize, Optimizer = Rules.Create(rule), Threads = threads })
    {
    }

    private double epochSeconds;

    public override float[] Result()
    {
        EpochResult epoch = Train(check, 1).Epochs[0];
        epochSeconds = epoch.Duration.TotalSeconds * data.Count / check.Count;
        return [(float)epoch.Loss];
    }

    public override Timing Run(double seconds)
    {
        long steps = (data.Count + batchSize - 1) / batchSize;
        int epochs = Math.Max(1, (int)Math.Round(seconds / epochSeconds));
        double timed = 0;
        Timing whole = Time(1, _ =>
        {
            foreach (EpochResult epoch in Train(data, epochs + 1).Epochs.Skip(1))
            {
                timed += epoch.Duration.TotalSeconds;
            }
        });
        epochSeconds = timed / epochs;
        return new Timing(timed / (epochs * steps), whole.Cores);
    }

    private TrainingHistory Train(Dataset examples, int epochs) => network.Train(examples, options(epochs));
}
