using System.Numerics;
using DlGen.Runtime;

namespace DlGen;

/// <summary>The checks of a training loop written out: <c>using LoopChecks&lt;float&gt; checks = new TrainingChecks().For(net);</c>.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
public sealed class LoopChecks<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkRuntime<T> network;
    private readonly StepChecks<T> checks;

    internal LoopChecks(NetworkRuntime<T> network, TrainingChecks options)
    {
        this.network = network;
        checks = new StepChecks<T>(network, options);
        network.BeginChecks(checks);
    }

    /// <summary>What the steps since the last call, or since the beginning, have shown: call it at the end of an epoch.</summary>
    public CheckReport Report() => checks.Report();

    /// <summary>Ends the checks: the loop is as fast as before.</summary>
    public void Dispose() => network.EndChecks(checks);
}
