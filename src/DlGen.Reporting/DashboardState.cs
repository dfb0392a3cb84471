namespace DlGen.Reporting;

/// <summary>What a view has been told of a training.</summary>
internal sealed class DashboardState(TimeProvider time)
{
    /// <summary>Points of the curve within an epoch: of more, every second is dropped.</summary>
    private const int MostPoints = 512;

    private readonly long started = time.GetTimestamp();
    private readonly List<double> losses = [];
    private int every = 1;
    private long steps;

    /// <summary>The last report about a step or an epoch.</summary>
    public TrainingProgress Last { get; private set; }

    /// <summary>The epochs that were completed.</summary>
    public List<EpochResult> Epochs { get; } = [];

    /// <summary>Whether the training has ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The mean loss of the epoch so far, at evenly spaced steps of the training: a curve before the first epoch is completed.</summary>
    public IReadOnlyList<double> Losses => losses;

    /// <summary>The time since the view began.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <summary>The part of the training that is done, from 0 to 1.</summary>
    public double Done
    {
        get
        {
            double epochs = Last.CompletedEpoch is not null ? Last.Epoch : Last.Epoch - 1 + ((double)Last.Step / Math.Max(1, Last.Steps));
            return Math.Clamp(epochs / Math.Max(1, Last.Epochs), 0, 1);
        }
    }

    /// <summary>The time that is left if it goes on as until now; null before anything is done. Early stopping may end it before.</summary>
    public TimeSpan? Left => Done > 0 ? Elapsed * ((1 - Done) / Done) : null;

    /// <summary>Takes in a report.</summary>
    public void Add(in TrainingProgress value)
    {
        if (value.IsEnd)
        {
            HasEnded = true;
            return;
        }

        Last = value;
        if (value.CompletedEpoch is { } epoch)
        {
            Epochs.Add(epoch);
        }
        else if (steps++ % every == 0)
        {
            losses.Add(value.Loss);
            if (losses.Count > MostPoints)
            {
                every *= 2;
                int kept = 0;
                losses.RemoveAll(_ => kept++ % 2 == 1);
            }
        }
    }
}
