using System.Diagnostics;

namespace DlGen;

/// <summary>
/// What an evaluation keeps and computes, beyond loss, accuracy and confusion matrix: with <see cref="KeepPredictions"/> it has all other metrics,
/// and the curves, and with <see cref="Bootstrap"/> their confidence intervals.
/// </summary>
[DebuggerDisplay("KeepPredictions {KeepPredictions}, Bootstrap {Bootstrap}")]
public sealed class EvaluationOptions
{
    /// <summary>
    /// Whether the evaluation keeps the predictions for each example, a scalar for each output, beside the targets. ROC-AUC, average precision, top-k, log
    /// loss, Brier score, calibration, R², the errors of values and all curves are computed from them. It is so too where there is a <see cref="Bootstrap"/>.
    /// </summary>
    public bool KeepPredictions
    {
        get => field || Bootstrap is not null;
        init;
    }

    /// <summary>How the confidence intervals of the metrics are found; null for no intervals.</summary>
    public Bootstrap? Bootstrap { get; init; }

    /// <summary>The maximum number of threads; 0, the default, for as many as the work is worth, up to all cores. The figures don't depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Threads));
            field = value;
        }
    }

    /// <summary>
    /// What to predict on, for instance a GpuDevice of the package DlGen.Gpu; null for this process's processor. The metrics are computed on
    /// the processor either way.
    /// </summary>
    public Device? Device { get; init; }
}
