namespace DlGen.Runtime;

/// <content>The checks of a training loop written out.</content>
public sealed partial class NetworkRuntime<T>
{
    /// <summary>The rows of the dataset that the checked batch consists of; empty where its inputs were given themselves.</summary>
    private int[] checkedRows = [];

    /// <summary>What looks at the passes of a training loop written out; null where nothing does.</summary>
    internal StepChecks<T>? Checks { get; private set; }

    internal void BeginChecks(StepChecks<T> checks)
    {
        using Use use = BeginUse();
        Checks = Checks is null
            ? checks
            : throw new InvalidOperationException($"{Model.Name}: its training loop is checked already. Dispose of the checks before.");
    }

    internal void EndChecks(StepChecks<T> checks) => Checks = Checks == checks ? null : Checks;

    private void CheckForward(ReadOnlySpan<int> rows)
    {
        if (Checks is { } checks && !IsHeld)
        {
            checkedRows = rows.ToArray();
            ThrowIf(checks, checks.Failed);
        }
    }

    private void CheckLoss(double loss)
    {
        if (Checks is { } checks && !IsHeld)
        {
            ThrowIf(checks, !double.IsFinite(loss));
        }
    }

    private void CheckBackward()
    {
        if (Checks is { Failed: true } checks && !IsHeld)
        {
            hasGradients = false;
            ThrowIf(checks, failed: true);
        }
    }

    private void ThrowIf(StepChecks<T> checks, bool failed)
    {
        if (failed)
        {
            stage = Stage.Idle;
            hasInputGradient = false;
            throw new TrainingDivergedException(checks.Passes, Divergence.Explain(this, training!, new BatchRows(checkedRows, batch), hasFiniteLoss: checks.Failed));
        }
    }
}
