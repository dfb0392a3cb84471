namespace DlGen.Kernels;

/// <summary>Work that every thread of a team does a share of.</summary>
internal interface ITeamJob
{
    /// <summary>Does one thread's share.</summary>
    void Run(Worker worker);
}
