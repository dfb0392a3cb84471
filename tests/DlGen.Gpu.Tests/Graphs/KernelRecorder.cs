using System.Linq.Expressions;
using DlGen.Gpu.Graphs;

namespace DlGen.Gpu.Tests.Graphs;

/// <summary>
/// Records kernels as a driver does: with the arguments they had, whatever the host would pass the next time. Kernels must be
/// wrapped when they are loaded.
/// </summary>
internal sealed class KernelRecorder : ILaunchRecorder
{
    private List<Action>? recording;

    public int Recordings { get; private set; }

    public int Replays { get; private set; }

    /// <summary>A kernel's launcher that lets its launches be recorded.</summary>
    public Delegate Wrap(Delegate kernel)
    {
        ParameterExpression[] parameters =
            [.. kernel.GetType().GetMethod("Invoke")!.GetParameters().Select(static parameter => Expression.Parameter(parameter.ParameterType))];
        NewArrayExpression arguments = Expression.NewArrayInit(
            typeof(object), parameters.Select(static parameter => Expression.Convert(parameter, typeof(object))));
        Expression<Action<object[]>> launch = values => Launch(kernel, values);
        return Expression.Lambda(kernel.GetType(), Expression.Invoke(launch, arguments), parameters).Compile();
    }

    public IRecordedLaunches TryRecord(Action launches)
    {
        Recordings++;
        recording = [];
        launches();
        var recorded = new Recorded(this, recording);
        recording = null;
        return recorded;
    }

    private void Launch(Delegate kernel, object[] arguments)
    {
        if (recording is null)
        {
            kernel.DynamicInvoke(arguments);
        }
        else
        {
            recording.Add(() => kernel.DynamicInvoke(arguments));
        }
    }

    private sealed class Recorded(KernelRecorder owner, List<Action> launches) : IRecordedLaunches
    {
        public void Replay()
        {
            owner.Replays++;
            launches.ForEach(static launch => launch());
        }

        public void Dispose() => launches.Clear();
    }
}
