using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

// What an optimizer keeps between steps.
internal sealed partial class OptimizerRun<T>
{
    public void Save(CheckpointWriter<T> to)
    {
        Progress.Save(to, State.Rate, RateChange);
        foreach ((string name, Arena<T> values) in State.Moments)
        {
            to.Add(name, values);
        }

        if (Accumulates)
        {
            to.Add("accumulated", Shared.GetOrCreate(ref sums, length));
        }

        if (Averages is { Count: > 0 } averages)
        {
            to.AddAverage(averages.Values);
        }
    }

    public void Restore(CheckpointValues from)
    {
        Progress = OptimizerProgress.Restore(from, plan, out double last, out RateChange change);
        State.Rate = last;
        RateChange = change;
    }
}
